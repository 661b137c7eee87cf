import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { ClickHouseClient } from '@clickhouse/client';
import { withLiveAccount } from './clickhouse-credentials.js';
import type { Settings } from './config.js';

/** Where ClickHouse is, and as whom to work with it. */
export type ClickHouseSettings = Pick<
  Settings,
  'CLICKHOUSE_URL' | 'CLICKHOUSE_USER' | 'CLICKHOUSE_PASSWORD' | 'CLICKHOUSE_DATABASE'
>;

/** The same, and the name of the process that asks. */
export type NamedClickHouseSettings = ClickHouseSettings & Pick<Settings, 'PROCESS_NAME'>;

/** Injection token of the API's connection to ClickHouse; for reports only, nothing that decides about money reads it. */
export const CLICKHOUSE = Symbol('ClickHouse');

/** Opens lazily: a ClickHouse that is away fails the reports, not the process. */
export function openClickHouse(config: NamedClickHouseSettings): ClickHouseClient {
  const client = createClient({
    url: config.CLICKHOUSE_URL,
    database: config.CLICKHOUSE_DATABASE,
    application: `tributary-${config.PROCESS_NAME}`,
    request_timeout: 25_000,
    // The client prints every error by itself otherwise; ours are logged where they are handled.
    log: { level: ClickHouseLogLevel.OFF },
  });
  return withLiveAccount(client, config);
}
