export { JobRefused, jobHandler } from './job-kind.js';
export type { JobKind, JobResult } from './job-kind.js';
export { JobRegistry } from './job-registry.js';
export { registerJobMetrics } from './job-metrics.js';
export { JobWorker } from './job-worker.js';
export { enqueueJob, replayJob } from './job.store.js';
export { JobsModule } from './jobs.module.js';
export { runAnnouncedJobs } from './on-announced-jobs.js';
