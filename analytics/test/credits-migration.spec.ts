import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkIntegrity } from '../src/integrity.js';
import { createTestDatabase, migrate } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { repositoryPath, testEnv } from './support/test-env.js';

// Facts that were inserted when there were no credits, by the projector of then.
const firstWithCredits = '20261201030000';
let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'former-migrations-'));
  const migrations = repositoryPath('analytics/migrations');
  for (const file of await readdir(migrations)) {
    if (file < firstWithCredits) await cp(path.join(migrations, file), path.join(folder, file));
  }
  database = await createTestDatabase(testEnv(), folder);
}, 60_000);

afterAll(async () => {
  await Promise.all([database.drop(), rm(folder, { recursive: true })]);
});

const columns = `event_id, conversion_id, aggregate_version, stream_seq, program_id, affiliate_id, link_id, coupon_code,
  attributed, livemode, currency, program_currency, occurred_at, delta_conversions, delta_revenue`;

async function insertFormerFacts(): Promise<void> {
  const fact = (id: string, version: number, rest: string): string =>
    `('${randomUUID()}', '${id}', ${version}, ${version}, 'prg_1', ${rest})`;
  const at = "'2026-03-10 12:00:00.000'";
  await database.client.command({
    query: `INSERT INTO conversion_events (${columns}) VALUES
      ${fact('cnv_click', 1, `'aff_a', 'lnk_a', '', true, true, 'EUR', 'EUR', ${at}, 1, 100`)},
      ${fact('cnv_click', 2, `'aff_a', 'lnk_a', '', true, true, 'EUR', 'EUR', ${at}, 0, -30.5`)},
      ${fact('cnv_coupon', 1, `'aff_b', '', 'SPRING', true, true, 'USD', 'EUR', ${at}, 1, 20`)},
      ${fact('cnv_nobody', 1, `'', '', 'OTHER', false, true, '', 'EUR', ${at}, 1, 0`)},
      ${fact('cnv_rejected', 1, `'aff_b', 'lnk_b', '', true, true, 'EUR', 'EUR', ${at}, 1, 5`)},
      ${fact('cnv_rejected', 2, `'aff_b', 'lnk_b', '', true, true, 'EUR', 'EUR', ${at}, -1, -5`)}`,
  });
}

it('credits one earner, or none, with the whole of every conversion that there is, and of those that come', async () => {
  await insertFormerFacts();
  const daily = `SELECT affiliate_id, link_id, currency, sum(conversions) AS n, toString(sum(revenue)) AS r
    FROM v_performance_daily GROUP BY ALL HAVING n != 0 OR sum(revenue) != 0 ORDER BY ALL`;
  const before = await database.query(daily);
  await migrate(testEnv(), database.name);
  expect((await checkIntegrity(database.client)).differences).toEqual([]);
  expect(await database.query(daily)).toEqual(before);
  expect(
    await database.query(`SELECT affiliate_id, link_id, coupon_code, any(position) AS p, sum(credit_millionths) AS c,
      toString(sum(revenue)) AS r FROM v_conversion_credits GROUP BY ALL HAVING c != 0 ORDER BY ALL`),
  ).toEqual([
    { affiliate_id: '', link_id: '', coupon_code: '', p: 0, c: 1_000_000, r: '0' },
    { affiliate_id: 'aff_a', link_id: 'lnk_a', coupon_code: '', p: 1, c: 1_000_000, r: '69.5' },
    { affiliate_id: 'aff_b', link_id: '', coupon_code: 'SPRING', p: 1, c: 1_000_000, r: '20' },
  ]);

  // A projector of the former version may go on for a while, and merges come at any time.
  await insertFormerFacts();
  for (const table of ['conversion_events', 'performance_15m', 'performance_1d']) {
    await database.client.command({ query: `OPTIMIZE TABLE ${table} FINAL` });
  }
  const { differences } = await checkIntegrity(database.client);
  expect(differences).toEqual([]);
  expect(await database.query('SELECT sum(conversion_credits) AS c FROM performance_1d')).toEqual([{ c: 6_000_000 }]);
});
