import { raw } from './sql.js';
import type { Sql } from './sql.js';

/**
 * Rows as one JSON parameter with the columns' own names, for `jsonb_populate_recordset(null::table, …)`: a fixed statement
 * text whatever their number, and every value read by the server as its column's type. Amounts travel as text, because JSON
 * readers know no 64-bit integers.
 */
export function jsonRows(rows: readonly object[]): string {
  return JSON.stringify(rows.map(withColumnNames));
}

// A plain loop: every conversion passes here twice, and pairs made of each field cost more than the text made of all.
function withColumnNames(row: object): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const field in row) {
    const value: unknown = row[field as keyof typeof row];
    named[columnName(field)] = typeof value === 'bigint' ? String(value) : value;
  }
  return named;
}

/** The columns of some fields, for an insert and the select that feeds it. */
export function columnsOf(fields: readonly string[]): Sql {
  return raw(fields.map(columnName).join(', '));
}

const columnNames = new Map<string, string>();

function columnName(field: string): string {
  let name = columnNames.get(field);
  if (name === undefined) {
    name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columnNames.set(field, name);
  }
  return name;
}
