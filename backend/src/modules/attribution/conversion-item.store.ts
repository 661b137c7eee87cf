import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';

/** An item of an order; its amount is of all of its quantity, in minor units of the order's currency. */
export interface ConversionItem {
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly amountMinor: bigint;
}

/** After their conversions, in the same transaction. */
export function insertItems(
  conversions: readonly { readonly id: string; readonly items: readonly ConversionItem[] }[],
): Sql[] {
  const rows = conversions.flatMap(({ id: conversionId, items }) =>
    items.map((item, i) => ({ ...item, conversionId, itemNo: i + 1 })),
  );
  if (rows.length === 0) return [];
  return [
    sql`insert into conversion_items (${columns})
      select ${columns} from jsonb_populate_recordset(null::conversion_items, ${jsonRows(rows)}::jsonb)`,
  ];
}

const columns = columnsOf(['conversionId', 'itemNo', 'sku', 'name', 'category', 'quantity', 'amountMinor']);
