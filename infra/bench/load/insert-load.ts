// A process of its own: the reference of the conversions. Single-row transactions, and nothing else.
import pg from 'pg';
import { answerParent } from '../stack/child.ts';
import { Latencies } from './latencies.ts';
import type { LoopResult } from './loop.ts';

/** One measurement to make. */
export interface InsertLoadRequest {
  readonly url: string;
  readonly connections: number;
  readonly ms: number;
  /** Sets the rows of this measurement apart from all others. */
  readonly prefix: string;
}

const INSERT = {
  name: 'insert-order',
  text: `insert into bench_orders (order_id, merchant_id, program_id, click_id, amount_minor, currency)
         values ($1, $2, $3, $4, $5, $6)`,
};

let clients: pg.Client[] | undefined;

async function open(url: string, connections: number): Promise<pg.Client[]> {
  const opened = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(opened.map((client) => client.connect()));
  return opened;
}

async function measure({ url, connections, ms, prefix }: InsertLoadRequest): Promise<LoopResult> {
  clients ??= await open(url, connections);
  const latencies = new Latencies();
  const startedAt = performance.now();
  let number = 0;
  const drive = async (client: pg.Client): Promise<void> => {
    for (let sentAt = performance.now(); sentAt - startedAt < ms; sentAt = performance.now()) {
      number += 1;
      const click = 'A'.repeat(52);
      await client.query({
        ...INSERT,
        values: [`${prefix}-${number}`, 'mer_1', 'prg_1', click, 2_000 + number, 'EUR'],
      });
      latencies.add(performance.now() - sentAt);
    }
  };
  await Promise.all(clients.map(drive));
  return { requests: latencies.count, seconds: (performance.now() - startedAt) / 1000, ...latencies.percentiles() };
}

answerParent(measure);
