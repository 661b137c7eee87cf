import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** One line on the machine, for the head of a table. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${availableParallelism()} × ${model}, ${memory} GB, ${platform()} ${release()}, Node ${process.versions.node}`;
}

/** What else the machine does: the mean number of runnable processes of the last minute, this bench included. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
