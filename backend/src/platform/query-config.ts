import type { Sql } from 'sql-template-tag';
import pg from 'pg';
import { statementName } from './statement-name.js';

/** What the driver is asked for a statement: prepared once per connection, under a name made of its text. */
export function queryConfig({ text, values }: Sql): pg.QueryConfig {
  return { name: statementName(text), text, values: values.map(parameter), types };
}

function parameter(value: unknown): unknown {
  // The driver writes local time; for a `date` that may be another day.
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(parameter) : value;
}

/** `bigint[]` in pg_type; the driver names no arrays. */
const int8Array = 1016;

// The driver's types name its own few; it knows arrays of them as well.
const driverReader = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown;

/** `bigint` for int8, midnight UTC for a `date`; a `numeric` stays text, because a float would not be exact. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: (text) => BigInt(text),
  [int8Array]: (text) => (driverReader(int8Array)(text) as string[]).map(BigInt),
  [pg.types.builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) => readers[oid] ?? driverReader(oid, format)) as never,
};
