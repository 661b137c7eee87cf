// Idempotent: a message only says that there may be something to do; claims decide who does it.
import { z } from 'zod';
import { runConsumer } from '../../messaging/consumer.js';
import type { RunningConsumer } from '../../messaging/consumer.js';
import type { Bus } from '../../messaging/jetstream.js';
import { jobConsumer } from '../../messaging/topology.js';
import type { Logger } from '../../platform/logger.js';
import type { JobWorker } from './job-worker.js';

const announcement = z.object({ id: z.string() });

/** Wakes the worker for each announced job. One that is busy leaves the job to whoever has room first. */
export function runAnnouncedJobs(bus: Bus, worker: JobWorker, logger: Logger): RunningConsumer[] {
  return worker.announcedKinds.map((kind) =>
    runConsumer(bus, jobConsumer(kind), { parse: announcement, handle: () => worker.wake(kind) }, logger),
  );
}
