import { analystUsersXml, noOtherOrigin, sha256 } from '../../../analytics/src/analyst-access.ts';

/**
 * Server settings of the embedded ClickHouse; `data` and `usersFile` are absolute paths. Both log levels are set because
 * this server takes only the second to heart: without it, it writes six megabytes of traces a minute under load. Its warnings are noise of its own scheduler.
 */
export function clickhouseConfig(data: string, usersFile: string): string {
  return `<clickhouse>
  <listen_host>127.0.0.1</listen_host>
  <path>${xml(data)}/</path>
  <tmp_path>${xml(data)}/tmp/</tmp_path>
  <logger><console>1</console><level>error</level><console_log_level>error</console_log_level></logger>
  <max_server_memory_usage>4000000000</max_server_memory_usage>
  <mark_cache_size>268435456</mark_cache_size>
  <http_authentication_servers>
    <gate>
      <uri from_env="CLICKHOUSE_GATE"/>
      <connection_timeout_ms>2000</connection_timeout_ms><receive_timeout_ms>2000</receive_timeout_ms>
      <send_timeout_ms>2000</send_timeout_ms><max_tries>1</max_tries>
    </gate>
  </http_authentication_servers>
  <backups><allowed_path>${xml(data)}/backups/</allowed_path></backups>
  <user_directories>
    <users_xml><path>${xml(usersFile)}</path></users_xml>
  </user_directories>
</clickhouse>
`;
}

/**
 * Users: `default` is the server's own session, which can sign in by no password but through the gate, once
 * (clickhouse-gate.mjs); `app` is the product's. Passwords stand here as hashes: whoever may ask the server can read this
 * file (see clickhouse.ts). No setting of a query lets a page of another origin read the answer. The analyst's role, profile,
 * quota and user are here too, because this server keeps no users of its own (CREATE ROLE fails: it has no writeable
 * access storage).
 */
export function clickhouseUsers(appPassword: string, analyst: Parameters<typeof analystUsersXml>[0]): string {
  const { profiles, quotas, roles, users } = analystUsersXml(analyst);
  const own = `<max_memory_usage>3000000000</max_memory_usage><constraints>${noOtherOrigin}</constraints>`;
  return `<clickhouse>
  <profiles><default>${own}</default>${profiles}</profiles>
  <quotas><default/>${quotas}</quotas>
  <roles>${roles}</roles>
  <users>
    <default>
      <http_authentication><server>gate</server><scheme>basic</scheme></http_authentication>
      <networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query><query>GRANT SELECT ON system.numbers</query></grants>
    </default>
    <app>
      <password_sha256_hex>${sha256(appPassword)}</password_sha256_hex><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota><access_management>1</access_management>
    </app>
    ${users}
  </users>
</clickhouse>
`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
