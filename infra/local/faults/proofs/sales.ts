import { clickhouseRows, listed, type Evidence } from '../evidence.ts';
import type { Told } from '../told.ts';

interface Fact {
  readonly order_id: string;
  readonly conversion_id: string;
  /** Empty for the sale itself. */
  readonly refund_id: string;
  /** Cents. */
  readonly revenue: number;
}

/**
 * Every sale and refund that was answered with 2xx is in ClickHouse exactly once, with its amount; no order has two sales,
 * no refund two facts; and what the conversions say is refunded is the sum of those facts.
 */
export async function proveSales(evidence: Evidence, told: Told, prefix: string): Promise<string[]> {
  const facts = await clickhouseRows<Fact>(
    evidence,
    `SELECT order_id, conversion_id, refund_id, toInt32(delta_revenue * 100) AS revenue
     FROM conversion_events WHERE startsWith(order_id, {prefix: String})`,
    { prefix },
  );
  const sales = Map.groupBy(
    facts.filter((fact) => fact.refund_id === ''),
    (fact) => fact.order_id,
  );
  const refunds = Map.groupBy(
    facts.filter((fact) => fact.refund_id !== ''),
    (fact) => fact.refund_id,
  );
  const wrongSales = [...told.conversions].filter(([orderId, { id, amountMinor }]) => {
    const [sale] = sales.get(orderId) ?? [];
    return sale?.conversion_id !== id || sale.revenue !== amountMinor;
  });
  const wrongRefunds = [...told.refunds].filter(([id, { orderId, amountMinor }]) => {
    const [refund] = refunds.get(id) ?? [];
    // Parked for a sale that was never answered: then it may wait for good.
    if (refund === undefined) return told.conversions.has(orderId);
    return refund.order_id !== orderId || refund.revenue !== -amountMinor;
  });
  return [
    ...listed(
      'sales answered with 2xx that are not stored so',
      wrongSales.map(([orderId]) => orderId),
    ),
    ...listed('orders with more than one sale', more(sales)),
    ...listed(
      'refunds answered with 2xx that are not stored so',
      wrongRefunds.map(([id]) => id),
    ),
    ...listed('refunds stored more than once', more(refunds)),
    ...listed('conversions whose refunded amount is not the sum of their refunds', await wrongTotals(evidence, prefix)),
  ];
}

function more(groups: ReadonlyMap<string, readonly Fact[]>): string[] {
  return [...groups].filter(([, facts]) => facts.length > 1).map(([id]) => id);
}

async function wrongTotals(evidence: Evidence, prefix: string): Promise<string[]> {
  const rows = await clickhouseRows<{ order_id: string }>(
    evidence,
    `SELECT c.order_id AS order_id FROM (
       SELECT conversion_id, order_id, refunded_amount FROM conversions FINAL WHERE startsWith(order_id, {prefix: String})
     ) AS c LEFT JOIN (
       SELECT conversion_id, -sum(delta_revenue) AS refunded FROM conversion_events WHERE refund_id != '' GROUP BY conversion_id
     ) AS e ON e.conversion_id = c.conversion_id
     WHERE c.refunded_amount != e.refunded`,
    { prefix },
  );
  return rows.map((row) => row.order_id);
}
