import type { Endpoints } from '../black-box/endpoints.ts';

/** A conversion as analysts see it. Amounts as text. */
export interface AnalystRow {
  readonly id: string;
  readonly amount: string;
  readonly refunded_amount: string;
  readonly attributed: boolean;
}

/** What the analyst finds of an order in v_conversions. */
export async function conversionsOfOrder(endpoints: Endpoints, orderId: string): Promise<AnalystRow[]> {
  const text = await asAnalyst(
    endpoints,
    `SELECT id, toString(amount) AS amount, toString(refunded_amount) AS refunded_amount, attributed
     FROM v_conversions WHERE order_id = '${orderId}' FORMAT JSONEachRow`,
  );
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AnalystRow);
}

/** Answer of a statement that the analyst sends over HTTP; ClickHouse's own message when it is refused. */
export async function asAnalyst({ clickhouse }: Endpoints, statement: string): Promise<string> {
  const { user, password } = clickhouse.analyst;
  const response = await fetch(`${clickhouse.url}/?database=${clickhouse.database}`, {
    method: 'POST',
    body: statement,
    headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password },
    signal: AbortSignal.timeout(10_000),
  });
  return response.text();
}
