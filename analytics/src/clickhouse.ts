import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { ClickHouseClient } from '@clickhouse/client';
import type { ClickHouseSettings } from '@tributary/backend/platform/clickhouse';
import { withLiveAccount } from '@tributary/backend/platform/clickhouse-credentials';

/** A client of the analytical database. Its own console log is off: errors are for the caller to tell. */
export function clickhouseClient(
  config: ClickHouseSettings,
  application = 'projector',
  requestTimeoutMs = 30_000,
): ClickHouseClient {
  const client = createClient({
    url: config.CLICKHOUSE_URL,
    database: config.CLICKHOUSE_DATABASE,
    application,
    request_timeout: requestTimeoutMs,
    max_open_connections: 4,
    log: { level: ClickHouseLogLevel.OFF },
    keep_alive: { idle_socket_ttl: 2_000 },
  });
  return withLiveAccount(client, config);
}
