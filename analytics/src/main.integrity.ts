import { clickhouseClient } from './clickhouse.js';
import { checkIntegrity } from './integrity.js';

/** Prints counts and differences as JSON; exit code 1 when anything differs. Needs only the CLICKHOUSE_ variables. */
const env = (name: string, otherwise?: string): string => {
  const value = process.env[name] ?? otherwise;
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const clickhouse = clickhouseClient(
  {
    CLICKHOUSE_URL: env('CLICKHOUSE_URL'),
    CLICKHOUSE_USER: env('CLICKHOUSE_USER'),
    CLICKHOUSE_PASSWORD: env('CLICKHOUSE_PASSWORD'),
    CLICKHOUSE_DATABASE: env('CLICKHOUSE_DATABASE', 'tributary'),
  },
  'integrity',
);
try {
  const report = await checkIntegrity(clickhouse);
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.differences.length === 0 ? 0 : 1;
} finally {
  await clickhouse.close();
}
