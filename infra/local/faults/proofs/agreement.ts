import { clickhouseRows, listed, type Evidence } from '../evidence.ts';

interface State {
  readonly id: string;
  /** Everything that must agree, in one text. */
  readonly state: string;
}

// Amounts as whole ten-thousandths: what ClickHouse keeps of any currency.
const tenThousandths = (column: string): string =>
  `coalesce((${column} * 10 ^ (4 - minor_digits.n))::bigint::text, '')`;

// Currencies with other than two decimals, by ISO 4217; those of the demo and of any program that is likely beside it.
const minorDigits = (currency: string): string =>
  `cross join lateral (select case when ${currency} in ('JPY', 'KRW', 'VND', 'CLP', 'ISK') then 0
    when ${currency} in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then 3 else 2 end as n) as minor_digits`;

/** The oldest reason, where there are several. */
const holdReason = (isIt: string): string =>
  `coalesce((select reason from holds where ${isIt} and closed_at is null order by opened_at, id limit 1), '')`;

const postgresConversions = `
  select id, concat_ws('|', order_id, status, ${holdReason('conversion_id = c.id')}, refund_state, coalesce(currency, ''),
    ${tenThousandths('amount_minor')}, ${tenThousandths('refunded_minor')}, coalesce(s.affiliate_id, ''), version) as state
  from conversions c
  left join lateral (
    select affiliate_id from attribution_shares where conversion_id = c.id and decision_no = c.decision_no
    order by numerator desc, position limit 1) as s on true ${minorDigits('currency')}`;
const clickhouseConversions = `
  SELECT conversion_id AS id, concatWithSeparator('|', order_id, status, hold_reason, refund_state, currency,
    ifNull(toString(toInt64(amount * 10000)), ''), toString(toInt64(refunded_amount * 10000)), affiliate_id,
    toString(aggregate_version)) AS state
  FROM conversions FINAL`;

const postgresCommissions = `
  select id, concat_ws('|', conversion_id, status, ${holdReason('commission_id = c.id')}, currency,
    ${tenThousandths('amount_minor')}, ${tenThousandths('reversed_minor')}, affiliate_id, version) as state
  from commissions c ${minorDigits('currency')}`;
const clickhouseCommissions = `
  SELECT commission_id AS id, concatWithSeparator('|', conversion_id, status, hold_reason, currency,
    ifNull(toString(toInt64(amount * 10000)), ''), toString(toInt64(reversed_amount * 10000)), affiliate_id,
    toString(aggregate_version)) AS state
  FROM commissions FINAL`;

/** PostgreSQL and ClickHouse hold the same conversions and commissions, in the same states, with the same amounts. */
export async function proveAgreement(evidence: Evidence): Promise<string[]> {
  return [
    ...(await differences(evidence, 'conversions', [postgresConversions, clickhouseConversions])),
    ...(await differences(evidence, 'commissions', [postgresCommissions, clickhouseCommissions])),
  ];
}

async function differences(evidence: Evidence, what: string, queries: readonly [string, string]): Promise<string[]> {
  const decided = await evidence.postgres.query<State>(queries[0]);
  const projected = await clickhouseRows<State>(evidence, queries[1]);
  const byId = new Map(projected.map((row) => [row.id, row.state]));
  const wrong = decided.rows.flatMap(({ id, state }) => {
    const found = byId.get(id);
    byId.delete(id);
    return found === state ? [] : [`${id}: ${state} in PostgreSQL, ${found ?? 'nothing'} in ClickHouse`];
  });
  return [
    ...listed(`${what} that differ between PostgreSQL and ClickHouse`, wrong),
    ...listed(`${what} in ClickHouse that PostgreSQL does not have`, [...byId.keys()]),
  ];
}
