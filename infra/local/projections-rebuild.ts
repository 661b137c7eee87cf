// npm run projections:rebuild -- <table> …: makes tables of ClickHouse again while the running system serves.
import { readEndpoints } from './black-box/endpoints.ts';
import { runCommand } from './command.ts';
import { runMain } from './process/run-main.ts';
import { START_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

/** Of the running system here; whatever the environment names wins. */
function settings(): Record<string, string | undefined> {
  if (process.env['CLICKHOUSE_URL'] !== undefined) return {};
  try {
    const { clickhouse, nats, postgres } = readEndpoints(START_STATE.endpointsFile);
    return {
      CLICKHOUSE_URL: clickhouse.url,
      CLICKHOUSE_USER: clickhouse.admin.user,
      CLICKHOUSE_PASSWORD: clickhouse.admin.password,
      CLICKHOUSE_DATABASE: clickhouse.database,
      NATS_URL: nats,
      DATABASE_URL: postgres,
    };
  } catch {
    throw new UserError(
      'Tributary is not running here: start it with npm start, or name its stores by CLICKHOUSE_URL, NATS_URL and DATABASE_URL.',
    );
  }
}

runCommand(() => runMain('analytics/dist/main.rebuild.js', process.argv.slice(2), settings()));
