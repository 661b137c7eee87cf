import type { ClickHouseClient } from '@clickhouse/client';
import type { Settings } from './config.js';

const authenticated: ReadonlySet<unknown> = new Set(['query', 'insert', 'command', 'exec']);

/** A client whose every request carries the account that is configured at that moment: it may have been rotated. */
export function withLiveAccount(
  client: ClickHouseClient,
  config: Pick<Settings, 'CLICKHOUSE_USER' | 'CLICKHOUSE_PASSWORD'>,
): ClickHouseClient {
  return new Proxy(client, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const method = member.bind(target) as (parameters?: object) => unknown;
      if (!authenticated.has(name)) return method;
      return (parameters: object) =>
        method({ ...parameters, auth: { username: config.CLICKHOUSE_USER, password: config.CLICKHOUSE_PASSWORD } });
    },
  });
}
