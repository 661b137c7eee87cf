import { readConfig } from '@tributary/backend/platform/config';
import { clickhouseClient } from './clickhouse.js';
import { checkIntegrity } from './integrity.js';

/** Prints counts and differences as JSON; exit code 1 when anything differs. Needs only the CLICKHOUSE_ variables. */
const clickhouse = clickhouseClient(readConfig('integrity', process.env), 'integrity');
try {
  const report = await checkIntegrity(clickhouse);
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.differences.length === 0 ? 0 : 1;
} finally {
  await clickhouse.close();
}
