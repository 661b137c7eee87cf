import { clickhouseRows, type Evidence } from '../../local/faults/evidence.ts';
import { proveAgreement } from '../../local/faults/proofs/agreement.ts';
import { proveLedger } from '../../local/faults/proofs/ledger.ts';

/** What the clients were told. */
export interface ToldWork {
  readonly orderIds: ReadonlySet<string>;
  readonly insertedRows: number;
}

/** What was found, what it should be, and its name. */
type Check = readonly [what: string, found: number, due: number];

/**
 * What is wrong between told, booked and projected; empty when every order that was answered with 201 is one conversion with
 * one commission, one balanced posting, its two events and its kept answer, when ClickHouse has the same of each, and when the
 * reference's rows are all there too.
 */
export async function provesBooked(evidence: Evidence, told: ToldWork): Promise<string[]> {
  const checks = [...(await booked(evidence, told)), ...(await projected(evidence, told.orderIds.size))];
  return [
    ...checks
      .filter(([, found, due]) => found !== due)
      .map(([what, found, due]) => `${what}: ${found} instead of ${due}`),
    ...(await proveLedger(evidence)),
    ...(await proveAgreement(evidence)),
  ];
}

async function booked({ postgres }: Evidence, { orderIds, insertedRows }: ToldWork): Promise<Check[]> {
  const one = async (query: string): Promise<number> =>
    Number((await postgres.query<{ n: string }>(query)).rows[0]?.n ?? Number.NaN);
  const { rows } = await postgres.query<{ order_id: string }>('select order_id from conversions');
  const stored = new Set(rows.map((row) => row.order_id));
  const told = orderIds.size;
  return [
    ['orders told and not stored', [...orderIds].filter((id) => !stored.has(id)).length, 0],
    ['conversions', rows.length, told],
    ['commissions', await one('select count(*) as n from commissions'), told],
    ['conversions with a commission', await one('select count(distinct conversion_id) as n from commissions'), told],
    [
      'postings of a commission',
      await one(`select count(*) as n from commissions c join ledger_transactions t on t.cause = 'commission/' || c.id || '/accrue'
                 where c.amount_minor > 0`),
      told,
    ],
    [
      'events kept',
      await one(
        "select count(*) as n from events where subject ~ '^events\\.(conversion\\.recorded|commission\\.accrued)\\.'",
      ),
      2 * told,
    ],
    [
      'answers kept for repeated keys',
      await one('select count(*) as n from idempotency_keys where response is not null'),
      told,
    ],
    ['rows of the reference', await one('select count(*) as n from bench_orders'), insertedRows],
  ];
}

// All orders of the bench are in one currency with two decimals, and nothing is refunded.
async function projected(evidence: Evidence, told: number): Promise<Check[]> {
  const decided = await evidence.postgres.query<{ revenue: string; earned: string }>(
    `select (select sum(amount_minor) from conversions) as revenue, (select sum(amount_minor) from commissions) as earned`,
  );
  const [facts] = await clickhouseRows<Record<'sales' | 'revenue' | 'entries' | 'earned', string>>(
    evidence,
    `SELECT sales, revenue, entries, earned FROM
      (SELECT count() AS sales, toInt64(sum(delta_revenue) * 100) AS revenue FROM conversion_events) AS c,
      (SELECT count() AS entries, toInt64(sum(delta_earned) * 100) AS earned FROM commission_entries) AS e`,
  );
  return [
    ['sales in ClickHouse', Number(facts?.sales), told],
    ['their revenue in ClickHouse', Number(facts?.revenue), Number(decided.rows[0]?.revenue)],
    ['commissions in ClickHouse', Number(facts?.entries), told],
    ['their amount in ClickHouse', Number(facts?.earned), Number(decided.rows[0]?.earned)],
  ];
}
