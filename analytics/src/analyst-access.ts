import { createHash } from 'node:crypto';

/**
 * What an analyst may do in ClickHouse, as data and in the two forms a server takes it: SQL where access is kept by the
 * server, and a users file where it is not (the embedded server has no other store of users). Imports nothing of the
 * product, so that the launcher can use it as it is.
 */

/** Role, settings profile and quota; they belong to the server, not to a database. */
export const analystRole = 'tributary_analyst';

/** All that an analyst may read; exactly the documented views (docs/analytics). */
export const analystViews = [
  'v_clicks',
  'v_conversions',
  'v_conversion_credits',
  'v_commissions',
  'v_performance_daily',
] as const;

// A client may ask for less than the bound, never for more; 0 would mean "no limit", hence the lower bound.
const bounds = { max_execution_time: 60, max_memory_usage: 2_000_000_000, max_result_rows: 1_000_000 } as const;
const fixed = {
  // Of all queries that one analyst runs at a time: the bounds above are for each.
  max_memory_usage_for_user: 2_000_000_000,
  max_concurrent_queries_for_user: 8,
  // Going over a bound is an error: an answer cut short would be a wrong one.
  timeout_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  // With it a page of another origin could read the answers of an analyst who has the address open.
  add_http_cors_header: 0,
} as const;
// Of one analyst in an hour. `execution_time` in seconds: as if one query were running all the time.
const quota = { queries: 5_000, read_rows: 20_000_000_000, execution_time: 3_600 } as const;
// 2: reading only, but clients may choose formats and the like.
const readonly = 2;

/** A constraint of a settings profile in a users file: {@link fixed} says why. */
export const noOtherOrigin = '<add_http_cors_header><const/></add_http_cors_header>';

/** Statements, one by one, that give role, profile and quota to a server that stores access itself. May be run again. */
export function analystAccessSql(database: string): string[] {
  const limits = Object.entries(bounds).map(([name, max]) => `${name} = ${max} MIN 1 MAX ${max}`);
  const constants = Object.entries(fixed).map(
    ([name, value]) => `${name} = ${typeof value === 'string' ? `'${value}'` : value} CONST`,
  );
  const settings = [`readonly = ${readonly}`, ...limits, ...constants].join(', ');
  const grants = analystViews.map((view) => `SELECT ON ${database}.${view}`).join(', ');
  const maxima = Object.entries(quota).map(([name, max]) => `${name} = ${max}`);
  // Changed in place after it was made: replacing a profile would take it from its users.
  return [
    `CREATE SETTINGS PROFILE IF NOT EXISTS ${analystRole}`,
    `ALTER SETTINGS PROFILE ${analystRole} SETTINGS ${settings}`,
    `CREATE ROLE IF NOT EXISTS ${analystRole}`,
    `GRANT ${grants} TO ${analystRole}`,
    `CREATE QUOTA IF NOT EXISTS ${analystRole}`,
    `ALTER QUOTA ${analystRole} KEYED BY user_name FOR INTERVAL 1 hour MAX ${maxima.join(', ')} TO ${analystRole}`,
  ];
}

/** The same for the server's users file: the inner parts of its `<profiles>`, `<quotas>`, `<roles>` and `<users>`. */
export function analystUsersXml(analyst: { user: string; password: string; database: string }): {
  profiles: string;
  quotas: string;
  roles: string;
  users: string;
} {
  const element = (name: string, value: string | number): string => `<${name}>${value}</${name}>`;
  const elements = (values: object): string =>
    Object.entries(values)
      .map(([name, value]) => element(name, value as string | number))
      .join('');
  const constraints = [
    ...Object.entries(bounds).map(([name, max]) => element(name, `<min>1</min><max>${max}</max>`)),
    ...Object.keys(fixed).map((name) => element(name, '<const/>')),
  ];
  const grants = analystViews.map((view) => element('query', `GRANT SELECT ON ${analyst.database}.${view}`));
  const user = [
    element('password_sha256_hex', sha256(analyst.password)),
    '<networks><ip>127.0.0.1</ip></networks>',
    element('profile', analystRole),
    element('quota', analystRole),
    element('grants', element('query', `GRANT ${analystRole}`)),
  ];
  return {
    profiles: element(
      analystRole,
      elements({ readonly, ...bounds, ...fixed }) + element('constraints', constraints.join('')),
    ),
    quotas: element(analystRole, element('interval', elements({ duration: 3_600, ...quota }))),
    roles: element(analystRole, element('grants', grants.join(''))),
    users: element(analyst.user, user.join('')),
  };
}

/** A password as a users file keeps it: whoever may ask an embedded server anything can read its files by `file()`. */
export function sha256(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}
