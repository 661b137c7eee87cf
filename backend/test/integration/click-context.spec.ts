import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Click } from '../../src/contracts/click-recorded.v1.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { runClickContext } from '../../src/modules/attribution/on-clicks.js';
import { openClickLog } from '../../src/modules/tracking/click-log.js';
import { openDatabase } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { eventually } from '../support/eventually.js';
import { testConfig } from '../support/env.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { removeStreams } from '../support/tracker.js';

let database: TestDatabase;
let bus: Bus;
let db: ReturnType<typeof openDatabase>;
let consumer: ReturnType<typeof runClickContext>;

const click: Click = {
  clickId: 'c-1',
  at: '2026-11-22T17:00:00.123Z',
  linkId: 'lnk_1',
  linkCode: 'summer',
  programId: 'prg_1',
  affiliateId: 'aff_1',
  merchantId: 'mer_1',
  currency: 'EUR',
  livemode: true,
  country: 'DE',
  device: 'mobile',
  bot: false,
  sub1: `O'Brien "ä" 😀`,
  sub5: '',
  referrerHost: 'blog.example',
};

beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ DATABASE_URL: database.url });
  const logger = createLogger(config);
  bus = await connectBus({ url: config.NATS_URL, namespace: config.NATS_NAMESPACE, name: 'test-click-context' });
  db = openDatabase(config, logger);
  consumer = runClickContext(bus, db, logger);
});

afterAll(async () => {
  await consumer.stop();
  await removeStreams(bus);
  await bus.connection.close();
  await db.close();
  await database.drop();
});

it('copies clicks into PostgreSQL, each once however often it comes', async () => {
  const log = openClickLog({ bus, lane: 'a', deadlineMs: 3_000 });
  const bare: Click = { ...click, clickId: 'c-2', bot: true, device: 'bot' };
  delete bare.sub1;
  delete bare.sub5;
  delete bare.referrerHost;
  const many = Array.from({ length: 2_500 }, (_, n): Click => ({ ...click, clickId: `m-${n}` }));
  await Promise.all([click, bare, { ...click, country: 'FR' }, ...many].map((item) => log.add(item)));
  await log.add({ ...click, clickId: 'end' });
  const count = async () => (await db.rows<{ n: number }>`select count(*)::int as n from click_context`)[0]?.n;
  await eventually(async () => (await count()) === 2_503);
  const rows = await db.rows`select * from click_context where click_id in ('c-1', 'c-2') order by click_id`;
  expect(rows).toEqual([
    {
      click_id: 'c-1',
      link_id: 'lnk_1',
      clicked_at: new Date(click.at),
      bot: false,
      country: 'DE',
      device: 'mobile',
      sub_ids: { sub1: click.sub1, sub5: '' },
      referrer_host: 'blog.example',
    },
    {
      click_id: 'c-2',
      link_id: 'lnk_1',
      clicked_at: new Date(click.at),
      bot: true,
      country: 'DE',
      device: 'bot',
      sub_ids: null,
      referrer_host: null,
    },
  ]);
});
