import type { Databases } from '../../local/faults/evidence.ts';
import type { BenchStack } from './bench-stack.ts';

/** Where a bench's databases are, with the product's own rights. */
export function databasesOf({ environment }: BenchStack): Databases {
  const variable = (name: string): string => environment[name] ?? '';
  const admin = { user: variable('CLICKHOUSE_USER'), password: variable('CLICKHOUSE_PASSWORD') };
  return {
    postgres: variable('DATABASE_URL'),
    clickhouse: { url: variable('CLICKHOUSE_URL'), database: variable('CLICKHOUSE_DATABASE'), admin },
  };
}
