import path from 'node:path';
import type { ConversionLoadRequest, ConversionLoadResult } from '../load/conversion-load.ts';
import type { InsertLoadRequest } from '../load/insert-load.ts';
import type { LoopResult } from '../load/send-at-rate.ts';
import { cpuSeconds } from '../measure/cpu-time.ts';
import type { Sample } from '../measure/interleave.ts';
import { startChild, type Child } from '../stack/child.ts';
import type { Shop } from './shops.ts';

/** What is under load, and how heavy the load is. */
export interface Load {
  readonly apiPid: number;
  readonly apiPort: number;
  readonly postgresPid: number;
  readonly postgresUrl: string;
  readonly perSecond: number;
  /** Shops' connections: more than the API works on at a time, so that what is due waits there and not in the generator. */
  readonly clients: number;
  /** Connections of the reference. */
  readonly writers: number;
  /** Waits until the consumers have done what a measurement left them: the next one does not pay for it. */
  readonly settle: () => Promise<void>;
}

/** The table that the reference writes: as wide as the core of a conversion, with its key. */
export const INSERT_TABLE = `
  create table bench_orders (
    order_id text collate "C" primary key, merchant_id text not null, program_id text not null, click_id text not null,
    amount_minor bigint not null, currency text not null, occurred_at timestamptz not null default now())`;

const LIMIT_MS = 20_000;

/** Bare inserts and real conversions at the same rate against the same PostgreSQL, each from a process of its own. */
export class Contestants {
  /** Every order that was answered with 201. */
  readonly orderIds = new Set<string>();
  /** Rows that the reference wrote. */
  insertedRows = 0;
  readonly #load: Load;
  readonly #merchants: Child<ConversionLoadRequest, ConversionLoadResult>;
  readonly #writer: Child<InsertLoadRequest, LoopResult>;
  #measurements = 0;

  constructor(load: Load) {
    this.#load = load;
    const folder = path.join(import.meta.dirname, '../load');
    this.#merchants = startChild(path.join(folder, 'conversion-load.ts'));
    this.#writer = startChild(path.join(folder, 'insert-load.ts'));
  }

  /** The reference; its CPU is that of the process that sends the statements. */
  async inserts(ms: number): Promise<Sample> {
    const { perSecond, writers: connections, postgresUrl: url } = this.#load;
    const result = await this.#measure(this.#writer.pid, (prefix) =>
      this.#writer.ask({ url, connections, perSecond, ms, prefix }, ms + LIMIT_MS),
    );
    this.insertedRows += result.requests;
    return result;
  }

  /** `POST /v1/conversions` by turns for each shop. Throws when one was not answered with 201. */
  async conversions(shops: readonly Shop[], ms: number): Promise<Sample> {
    const { perSecond, clients: connections, apiPid, apiPort: port } = this.#load;
    return this.#measure(apiPid, async (prefix) => {
      const request = { port, connections, perSecond, ms, shops, prefix };
      const result = await this.#merchants.ask(request, ms + LIMIT_MS);
      if (Object.keys(result.refused).length > 0)
        throw new Error(`conversions were not answered with 201: ${JSON.stringify(result.refused)}`);
      for (const id of result.orderIds) this.orderIds.add(id);
      return result;
    });
  }

  stop(): void {
    this.#merchants.stop();
    this.#writer.stop();
  }

  async #measure(pid: number, work: (prefix: string) => Promise<LoopResult>): Promise<Sample> {
    this.#measurements += 1;
    const { postgresPid, settle } = this.#load;
    const before = [cpuSeconds(pid), cpuSeconds(postgresPid)] as const;
    const { requests, seconds, p50, p99 } = await work(`order-${this.#measurements}`);
    const micros = (since: number, now: number): number => ((now - since) / requests) * 1_000_000;
    const sample = {
      requests,
      perSecond: requests / seconds,
      cpuMicros: micros(before[0], cpuSeconds(pid)),
      storeCpuMicros: micros(before[1], cpuSeconds(postgresPid)),
      p50,
      p99,
    };
    await settle();
    return sample;
  }
}
