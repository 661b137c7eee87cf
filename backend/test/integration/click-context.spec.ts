import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import type { Click } from '../../src/contracts/click-recorded.v1.js';
import { busOptions, connectBus } from '../../src/messaging/jetstream.js';
import { findClickContext, keepClickContexts } from '../../src/modules/attribution/click-context.store.js';
import { runClickContext } from '../../src/modules/attribution/on-clicks.js';
import { MaintainClickContext } from '../../src/modules/attribution/maintain-click-context.js';
import { openClickLog } from '../../src/modules/tracking/click-log.js';
import { clickIdKey, clickIdRandomSize, mintClickId } from '../../src/modules/tracking/rules/click-id.js';
import { createLogger } from '../../src/platform/logger.js';
import { raw } from '../../src/platform/sql.js';
import { createShop } from '../builders/shop.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { removeStreams } from '../support/tracker.js';

let api: TestApi;
let owner: pg.Client;
const key = clickIdKey(0, randomBytes(32));
const hour = 3_600_000;
const day = 24 * hour;

beforeAll(async () => {
  api = await startTestApi();
  owner = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await owner.connect();
}, 60_000);

afterAll(async () => {
  await owner.end();
  await api.close();
});

function clickAt(at: number, more: Partial<Click> = {}): Click {
  const claims = {
    linkNo: 7,
    affiliateNo: 8,
    programNo: 9,
    country: 'DE',
    device: 'mobile',
    consent: 'unknown',
  } as const;
  const bot = more.bot ?? false;
  const random = randomBytes(clickIdRandomSize);
  const clickId = mintClickId({ atMs: at, ...claims, bot, livemode: true }, key, random);
  return {
    ...{ clickId, at: new Date(at).toISOString(), linkId: 'lnk_1', linkCode: 'summer', programId: 'prg_1' },
    ...{ affiliateId: 'aff_1', merchantId: 'mer_1', currency: 'EUR', livemode: true, country: 'DE', device: 'mobile' },
    ...{ bot, ...more },
  };
}

/** The partition that a click is in; undefined when nothing is known of it. */
async function partitionOf({ clickId }: Click): Promise<string | undefined> {
  const { rows } = await owner.query<{ name: string }>(
    'select tableoid::regclass::text as name from click_context where click_key = click_key($1)',
    [clickId],
  );
  return rows[0]?.name;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
const maintain = (): Promise<number> => api.app.get(CommandBus).execute(new MaintainClickContext());

it('copies clicks into PostgreSQL, each once however often it comes', async () => {
  const bus = await connectBus(busOptions(testConfig(), 'test-click-context'));
  const consumer = runClickContext(bus, api.db, createLogger(api.config));
  const log = openClickLog({ bus, lane: 'a', deadlineMs: 3_000 });
  const at = Date.now();
  const full = clickAt(at, { sub1: `O'Brien "ä" 😀`, sub5: '', referrerHost: 'blog.example' });
  const bare = clickAt(at, { bot: true, botReason: 'user_agent', device: 'bot' });
  const ahead = clickAt(at, { bot: true, botReason: 'prefetch', device: 'bot' });
  const asked = clickAt(at, { bot: true, botReason: 'head_request', device: 'bot' });
  const many = Array.from({ length: 2_500 }, () => clickAt(at));
  await Promise.all([full, bare, ahead, asked, { ...full, country: 'FR' }, ...many].map((item) => log.add(item)));
  await log.add(clickAt(at));
  const count = async () => (await api.db.rows<{ n: number }>`select count(*)::int as n from click_context`)[0]?.n;
  await eventually(async () => (await count()) === 2_503);
  await consumer.stop();
  await removeStreams(bus);
  await bus.connection.close();

  const known = { linkId: 'lnk_1', clickedAt: new Date(full.at), country: 'DE' };
  expect(await findClickContext(api.db, full.clickId)).toEqual({
    ...{ clickId: full.clickId, ...known, bot: false, device: 'mobile' },
    ...{ subIds: { sub1: full.sub1, sub5: '' }, referrerHost: 'blog.example' },
  });
  expect(await findClickContext(api.db, bare.clickId)).toEqual({
    ...{ clickId: bare.clickId, ...known, bot: true, device: 'bot', subIds: null, referrerHost: null },
  });
  expect(await partitionOf(full)).toBe(`click_context_counted_${dayOf(at)}`);
  expect(await partitionOf(bare)).toBe(`click_context_flagged_${dayOf(at)}`);
  for (const { clickId } of [ahead, asked]) expect(await findClickContext(api.db, clickId)).toBeNull();
});

describe('what is no click id', () => {
  it.each(['', 'c-1', 'A'.repeat(51), `${'A'.repeat(51)}+`])('is unknown: %j', async (clickId) => {
    expect(await findClickContext(api.db, clickId)).toBeNull();
    await expect(keepClickContexts(api.db, [{ ...clickAt(Date.now()), clickId }])).rejects.toMatchObject({
      code: '23502',
    });
  });
});

describe('days of click contexts', () => {
  it('are made ahead, and take in what came before they were made', async () => {
    const now = Date.now();
    const [soon, late] = [clickAt(now + 2 * day), clickAt(now - 3 * day)];
    await owner.query(`drop table click_context_counted_${dayOf(now + 2 * day)}`);
    await keepClickContexts(api.db, [soon, late]);
    for (const click of [soon, late]) expect(await partitionOf(click)).toBe('click_context_counted_default');
    await maintain();
    expect(await partitionOf(soon)).toBe(`click_context_counted_${dayOf(now + 2 * day)}`);
    expect(await partitionOf(late)).toBe(`click_context_counted_${dayOf(now - 3 * day)}`);
    expect(await findClickContext(api.db, late.clickId)).toMatchObject({ clickId: late.clickId });
  });

  it('are dropped when the longest window of the terms that count has passed, and the time for late reports', async () => {
    await createShop(api);
    await createShop(api, {
      terms: { attributionModel: 'last_click', windowDays: 45, commission: { kind: 'flat', amount: '1.00' } },
    });
    const now = Date.now();
    for (const age of [83, 76, 74]) {
      for (const kind of ['counted', 'flagged']) {
        const made = new Date(now - age * day).toISOString().slice(0, 10);
        await owner.query('select make_click_context_days($1, $2, $2)', [kind, made]);
      }
    }
    const kept = [clickAt(now - 74 * day), clickAt(now - 2 * day, { bot: true })];
    const forgotten = [clickAt(now - 83 * day), clickAt(now - 76 * day), clickAt(now - 74 * day, { bot: true })];
    const ofNoDay = [clickAt(now - 93 * day), clickAt(now - 113 * day, { bot: true })];
    await keepClickContexts(api.db, [...kept, ...forgotten, ...ofNoDay]);
    while ((await maintain()) > 0);
    for (const click of kept) expect(await partitionOf(click)).toMatch(/_\d{8}$/);
    for (const click of [...forgotten, ...ofNoDay]) expect(await partitionOf(click)).toBeUndefined();
    const entry = await api.prisma.auditEntry.findFirstOrThrow({ where: { action: 'MaintainClickContext' } });
    expect(entry.changes).toMatchObject([{ kind: 'expired', before: { days: 2 } }, { before: { days: 3 } }]);
  });

  it('are out of reach of the role that the processes work as', async () => {
    const name = `click_context_counted_${dayOf(Date.now())}`;
    for (const statement of [`drop table ${name}`, `alter table click_context_counted detach partition ${name}`])
      await expect(api.db.execute(raw(statement))).rejects.toMatchObject({ code: '42501' });
  });
});
