import { analystUsersXml } from '../../../analytics/src/analyst-access.ts';

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
  <backups><allowed_path>${xml(data)}/backups/</allowed_path></backups>
  <user_directories>
    <users_xml><path>${xml(usersFile)}</path></users_xml>
  </user_directories>
</clickhouse>
`;
}

/**
 * Users: `default` is the launcher's own session, without a password, and may do nothing but listen and sleep; `app` is
 * the product's. The analyst's role, profile and user are here too, because this server keeps no users of its own
 * (CREATE ROLE fails: it has no writeable access storage).
 */
export function clickhouseUsers(appPassword: string, analyst: Parameters<typeof analystUsersXml>[0]): string {
  const { profiles, roles, users } = analystUsersXml(analyst);
  return `<clickhouse>
  <profiles><default><max_memory_usage>3000000000</max_memory_usage></default>${profiles}</profiles>
  <quotas><default/></quotas>
  <roles>${roles}</roles>
  <users>
    <default>
      <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query><query>GRANT SELECT ON system.numbers</query></grants>
    </default>
    <app>
      <password>${xml(appPassword)}</password><networks><ip>127.0.0.1</ip></networks>
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
