import { cpuSeconds } from '../measure/cpu-time.ts';
import type { NamedProcess } from '../stack/bench-stack.ts';

/** A figure of each process, by its name. */
export type ByProcess = ReadonlyMap<string, number>;

/** What each process has used since it began, in CPU seconds. */
export interface CpuReading {
  readonly atMs: number;
  readonly seconds: ByProcess;
}

export function readCpu(processes: readonly NamedProcess[]): CpuReading {
  const atMs = performance.now();
  return { atMs, seconds: new Map(processes.map(({ name, pid }) => [name, cpuSeconds(pid)])) };
}

/** CPU milliseconds a second, between two readings. */
export function ratesBetween(before: CpuReading, after: CpuReading): ByProcess {
  const elapsedSeconds = (after.atMs - before.atMs) / 1000;
  return mapped(after.seconds, (name, now) => ((now - (before.seconds.get(name) ?? 0)) * 1000) / elapsedSeconds);
}

/** CPU seconds between two readings, less what each uses when there is nothing to do. @param idle as of `ratesBetween` */
export function workBetween(before: CpuReading, after: CpuReading, idle: ByProcess): ByProcess {
  const elapsedSeconds = (after.atMs - before.atMs) / 1000;
  const whole = ratesBetween(before, after);
  return mapped(whole, (name, rate) => ((rate - (idle.get(name) ?? 0)) * elapsedSeconds) / 1000);
}

export function sumOf(figures: ByProcess): number {
  return [...figures.values()].reduce((sum, figure) => sum + figure, 0);
}

export function mapped(figures: ByProcess, change: (name: string, figure: number) => number): ByProcess {
  return new Map([...figures].map(([name, figure]) => [name, change(name, figure)]));
}
