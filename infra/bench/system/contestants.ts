import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../local/user-error.ts';
import type { ClickLoadRequest, ClickLoadResult } from '../load/click-load.ts';
import type { Sample } from '../measure/interleave.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import type { Child } from '../stack/child.ts';
import { LINKS } from '../tracker/bench-links.ts';
import { measure, type Server } from '../tracker/contestants.ts';
import { mapped, readCpu, sumOf, workBetween, type ByProcess } from './cpu-account.ts';

export interface SystemLoad {
  readonly stack: BenchStack;
  readonly visitors: Child<ClickLoadRequest, ClickLoadResult>;
  readonly tracker: Server;
  readonly bare: Server;
  readonly connections: number;
  readonly perSecond: number;
  /** Length of a measurement of the system. */
  readonly ms: number;
  /** Waits until every click is where it belongs. */
  readonly settle: () => Promise<void>;
}

/** Work that follows later counts too: merges, writing out, timers. */
const TAIL_MS = 10_000;
const BARE_MS = 1_500;
const STORES = ['postgres', 'nats', 'clickhouse', 'redis'];

/** The whole product at a steady rate, and the bare server at full load. */
export class SystemContestants {
  /** What each measurement of the system cost, in CPU microseconds a click. */
  readonly costs = new Map<Sample, ByProcess>();

  readonly #load: SystemLoad;
  readonly #idle: ByProcess;

  /** @param idle what each process uses when there is nothing to do, in CPU milliseconds a second */
  constructor(load: SystemLoad, idle: ByProcess) {
    this.#load = load;
    this.#idle = idle;
  }

  bare(): Promise<Sample> {
    const { visitors, bare: server, connections, stack } = this.#load;
    return measure({ visitors, server, connections, natsPid: stack.storePid('nats'), ms: BARE_MS });
  }

  /** Its CPU is that of all processes, the tail included and the idle cost taken off; `storeCpuMicros` is the stores' share. */
  async system(): Promise<Sample> {
    const { stack, settle } = this.#load;
    const processes = stack.processes();
    const before = readCpu(processes);
    const { requests, seconds, p50, p99 } = await sendClicks(this.#load);
    await settle();
    await sleep(TAIL_MS);
    const work = workBetween(before, readCpu(processes), this.#idle);
    const cost = mapped(work, (_, cpuSeconds) => (cpuSeconds / requests) * 1_000_000);
    const sample = {
      requests,
      perSecond: requests / seconds,
      cpuMicros: sumOf(cost),
      storeCpuMicros: sumOf(new Map([...cost].filter(([name]) => STORES.includes(name)))),
      p50,
      p99,
    };
    this.costs.set(sample, cost);
    return sample;
  }
}

/** Visitors at a steady rate. Throws when one was not redirected. */
export async function sendClicks({
  visitors,
  tracker,
  connections,
  perSecond,
  ms,
}: Omit<SystemLoad, 'settle' | 'bare'>) {
  const request = { port: tracker.port, connections, ms, links: LINKS, perSecond };
  const result = await visitors.ask(request, ms + 20_000);
  if (result.refused > 0)
    throw new UserError(`${result.refused} of ${result.requests} clicks were not answered with a 302`);
  if (result.clickIds !== '') for (const id of result.clickIds.split('\n')) tracker.told.add(id);
  return result;
}
