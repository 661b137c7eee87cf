import type { ClickHouseConfig } from './clickhouse.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that a command cannot do without. Throws when it is missing. */
export function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

/** ClickHouse for commands that need little else of the configuration. */
export function clickhouseSettings(environment: Environment): ClickHouseConfig {
  return {
    CLICKHOUSE_URL: required(environment, 'CLICKHOUSE_URL'),
    CLICKHOUSE_USER: required(environment, 'CLICKHOUSE_USER'),
    CLICKHOUSE_PASSWORD: required(environment, 'CLICKHOUSE_PASSWORD'),
    CLICKHOUSE_DATABASE: environment['CLICKHOUSE_DATABASE'] ?? 'tributary',
  };
}
