import type pg from 'pg';
import { proveLedger } from '../../local/faults/proofs/ledger.ts';

/** What the clients were told. */
export interface ToldWork {
  readonly orderIds: ReadonlySet<string>;
  readonly insertedRows: number;
}

/**
 * What is wrong between told and booked; empty when every order that was answered with 201 is one conversion with one
 * commission, one balanced posting and its two events, and the reference's rows are all there too.
 */
export async function provesBooked(postgres: pg.Client, { orderIds, insertedRows }: ToldWork): Promise<string[]> {
  const one = async (query: string): Promise<number> =>
    Number((await postgres.query<{ n: string }>(query)).rows[0]?.n ?? Number.NaN);
  const { rows } = await postgres.query<{ order_id: string }>('select order_id from conversions');
  const stored = new Set(rows.map((row) => row.order_id));
  const missing = [...orderIds].filter((id) => !stored.has(id)).length;
  const expected: readonly [string, number, number][] = [
    ['orders told and not stored', missing, 0],
    ['conversions', rows.length, orderIds.size],
    [
      'commissions of an affiliate',
      await one("select count(*) as n from commissions where status = 'pending'"),
      rows.length,
    ],
    [
      'conversions with a commission',
      await one('select count(distinct conversion_id) as n from commissions'),
      rows.length,
    ],
    [
      'postings of a commission',
      await one(`select count(*) as n from commissions c join ledger_transactions t on t.cause = 'commission/' || c.id || '/accrue'
                 where c.amount_minor > 0`),
      rows.length,
    ],
    [
      'events waiting to be published',
      await one(
        "select count(*) as n from outbox where subject ~ '^events\\.(conversion\\.recorded|commission\\.accrued)\\.'",
      ),
      2 * rows.length,
    ],
    [
      'answers kept for repeated keys',
      await one('select count(*) as n from idempotency_keys where response is not null'),
      rows.length,
    ],
    ['rows of the reference', await one('select count(*) as n from bench_orders'), insertedRows],
  ];
  const wrong = expected.filter(([, found, due]) => found !== due);
  return [
    ...wrong.map(([what, found, due]) => `${what}: ${found} instead of ${due}`),
    ...(await proveLedger({ postgres })),
  ];
}
