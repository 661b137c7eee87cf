export { ScheduleRunner } from './schedule-runner.js';
export { workerSchedules } from './worker-schedules.js';
