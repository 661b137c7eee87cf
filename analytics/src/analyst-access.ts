/**
 * What an analyst may do in ClickHouse, as data and in the two forms a server takes it: SQL where access is kept by the
 * server, and a users file where it is not (the embedded server has no other store of users). Imports nothing, so that
 * the launcher can use it as it is.
 */

/** Role and settings profile; they belong to the server, not to a database. */
export const analystRole = 'tributary_analyst';

/** All that an analyst may read; exactly the documented views (docs/analytics). */
export const analystViews = ['v_clicks', 'v_conversions', 'v_commissions', 'v_performance_daily'] as const;

// A client may ask for less than the bound, never for more; 0 would mean "no limit", hence the lower bound.
const bounds = { max_execution_time: 60, max_memory_usage: 2_000_000_000, max_result_rows: 1_000_000 } as const;
// Going over a bound is an error: an answer cut short would be a wrong one.
const fixed = { timeout_overflow_mode: 'throw', result_overflow_mode: 'throw' } as const;
// 2: reading only, but clients may choose formats and the like.
const readonly = 2;

/** Statements, one by one, that give role and profile to a server that stores access itself. May be run again. */
export function analystAccessSql(database: string): string[] {
  const limits = Object.entries(bounds).map(([name, max]) => `${name} = ${max} MIN 1 MAX ${max}`);
  const modes = Object.entries(fixed).map(([name, value]) => `${name} = '${value}' CONST`);
  const settings = [`readonly = ${readonly}`, ...limits, ...modes].join(', ');
  const grants = analystViews.map((view) => `SELECT ON ${database}.${view}`).join(', ');
  return [
    `CREATE SETTINGS PROFILE IF NOT EXISTS ${analystRole} SETTINGS ${settings}`,
    `CREATE ROLE IF NOT EXISTS ${analystRole}`,
    `GRANT ${grants} TO ${analystRole}`,
  ];
}

/** The same for the server's users file: the inner parts of its `<profiles>`, `<roles>` and `<users>`. */
export function analystUsersXml(analyst: { user: string; password: string; database: string }): {
  profiles: string;
  roles: string;
  users: string;
} {
  const element = (name: string, value: string | number): string => `<${name}>${value}</${name}>`;
  const values = Object.entries({ readonly, ...bounds, ...fixed }).map(([name, value]) => element(name, value));
  const constraints = [
    ...Object.entries(bounds).map(([name, max]) => element(name, `<min>1</min><max>${max}</max>`)),
    ...Object.keys(fixed).map((name) => element(name, '<const/>')),
  ];
  const grants = analystViews.map((view) => element('query', `GRANT SELECT ON ${analyst.database}.${view}`));
  const user = [
    element('password', xml(analyst.password)),
    '<networks><ip>127.0.0.1</ip></networks>',
    element('profile', analystRole),
    '<quota>default</quota>',
    element('grants', element('query', `GRANT ${analystRole}`)),
  ];
  return {
    profiles: element(analystRole, values.join('') + element('constraints', constraints.join(''))),
    roles: element(analystRole, element('grants', grants.join(''))),
    users: element(analyst.user, user.join('')),
  };
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
