// A process of its own: the reference of the conversions. Single-row transactions, and nothing else.
import pg from 'pg';
import { answerParent } from '../stack/child.ts';
import { sendAtRate, type LoopResult, type Pace } from './send-at-rate.ts';

/** One measurement to make. */
export interface InsertLoadRequest extends Pace {
  readonly url: string;
  readonly connections: number;
  /** Sets the rows of this measurement apart from all others. */
  readonly prefix: string;
}

const INSERT = {
  name: 'insert-order',
  text: `insert into bench_orders (order_id, merchant_id, program_id, click_id, amount_minor, currency)
         values ($1, $2, $3, $4, $5, $6)`,
};
const CLICK = 'A'.repeat(52);

let clients: pg.Client[] | undefined;

async function open(url: string, connections: number): Promise<pg.Client[]> {
  const opened = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(opened.map((client) => client.connect()));
  return opened;
}

async function measure({ url, connections, prefix, ...pace }: InsertLoadRequest): Promise<LoopResult> {
  clients ??= await open(url, connections);
  let number = 0;
  return sendAtRate(clients, pace, async (client) => {
    number += 1;
    await client.query({ ...INSERT, values: [`${prefix}-${number}`, 'mer_1', 'prg_1', CLICK, 2_000 + number, 'EUR'] });
  });
}

answerParent(measure);
