import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeEventPartitions, readEvents } from '../../src/messaging/events.store.js';
import type { EventPosition, StoredEvent } from '../../src/messaging/events.store.js';
import { createShop } from '../builders/shop.js';
import { eventually } from '../support/eventually.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let owner: pg.Client;
let other: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  [owner, other] = await Promise.all([connected(), connected()]);
}, 90_000);
afterAll(async () => {
  await Promise.all([owner.end(), other.end()]);
  await api.close();
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await client.connect();
  return client;
}

/** Until no transaction of any database on the server is older than what was committed here. */
const settled = () =>
  eventually(async () => {
    const { rows } = await other.query('select max(xid) < pg_snapshot_xmin(pg_current_snapshot()) as done from events');
    return (rows[0] as { done: boolean }).done;
  });

/** Reads to the end, a few at a time. */
async function readAll(after?: EventPosition): Promise<StoredEvent[]> {
  const events = await readEvents(api.db, { after, limit: 3 });
  const last = events.at(-1);
  return last === undefined ? [] : [...events, ...(await readAll(last))];
}

/** Writes an event of its own aggregate, as a transaction that may still be open. */
async function insert(client: pg.Client, aggregate: string, at: string): Promise<void> {
  await client.query(
    `insert into events (id, type, aggregate_id, aggregate_version, at, subject, event)
     select id, 'test.v1', $1, 1, $2, 'events.test', jsonb_build_object('id', id, 'type', 'test.v1')
     from gen_random_uuid() as id`,
    [aggregate, at],
  );
}

const partitionOf = async (aggregate: string): Promise<unknown> =>
  (await owner.query(`select tableoid::regclass::text as name from events where aggregate_id = $1`, [aggregate]))
    .rows[0];

/** `2026-12` of the month that is so many away from this one. */
const monthFromNow = (months: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
};

describe('an event', () => {
  test('is kept as it goes to the stream, with the request that caused it', async () => {
    const shop = await createShop(api);
    const sale = { orderId: 'kept', amount: { amount: '100.00', currency: 'EUR' }, couponCode: shop.couponCode };
    const { body } = await shop.merchant.post('/v1/conversions', sale);
    const { rows: waiting } = await owner.query(`
      select event_id as id, aggregate_id as "aggregateId", aggregate_version as "aggregateVersion", subject, event
      from outbox where subject not like 'jobs.%' order by position`);
    await settled();
    const kept = await readAll();
    expect(kept).toMatchObject(waiting);
    expect(kept).toHaveLength(waiting.length);
    const recorded = kept.find(({ aggregateId }) => aggregateId === body['id']);
    const entry = await api.prisma.auditEntry.findFirstOrThrow({ where: { action: 'RecordConversion' } });
    expect(recorded).toMatchObject({ type: 'tributary.conversion.recorded.v2', requestId: entry.requestId });
    expect(recorded?.event).toMatchObject({ time: recorded?.at.toISOString() });
  });

  test('is not kept when its transaction is undone', async () => {
    const before = await readAll();
    const shop = await createShop(api);
    await settled();
    const after = await readAll();
    const sale = { orderId: 'rehearsed', amount: { amount: '100.00', currency: 'EUR' } };
    await shop.merchant.post('/v1/conversions?dryRun=true', sale);
    await settled();
    expect(after.length).toBeGreaterThan(before.length);
    expect(await readAll()).toEqual(after);
  });
});

test('a reader waits for what is written before and committed after', async () => {
  await settled();
  const last = (await readAll()).at(-1);
  await owner.query('begin');
  await insert(owner, 'written-first', '2026-12-01T10:00:00Z');
  await insert(other, 'written-second', '2026-12-01T11:00:00Z');
  // One that goes by time has passed the first one's place now.
  const byTime = await other.query(
    `select aggregate_id from events where at >= '2026-12-01T10:00:00Z' order by at, id`,
  );
  expect(byTime.rows).toEqual([{ aggregate_id: 'written-second' }]);
  expect(await readAll(last)).toEqual([]);
  await owner.query('commit');
  await settled();
  expect((await readAll(last)).map(({ aggregateId }) => aggregateId)).toEqual(['written-first', 'written-second']);
});

test('a reader may ask for some types only', async () => {
  const types = ['tributary.program.published.v1'] as const;
  const programs = await readEvents(api.db, { types, limit: 1_000 });
  expect(programs.length).toBeGreaterThan(0);
  expect(new Set(programs.map(({ type }) => type))).toEqual(new Set(types));
});

test('a reader may ask for what happened before a time', async () => {
  const before = new Date('2026-12-01T10:30:00Z');
  const events = await readEvents(api.db, { before, limit: 1_000 });
  expect(events.map(({ aggregateId }) => aggregateId)).toContain('written-first');
  expect(events.filter(({ at }) => at >= before)).toEqual([]);
});

describe('months', () => {
  test('are there ahead of time, and made once', async () => {
    // The database was copied from a template, which may be of another month.
    await makeEventPartitions(api.db);
    expect(await makeEventPartitions(api.db)).toBe(0);
    for (const months of [0, 2]) {
      await insert(owner, `month-${months}`, `${monthFromNow(months)}-15T00:00:00Z`);
      expect(await partitionOf(`month-${months}`)).toEqual({
        name: `events_${monthFromNow(months).replace('-', '_')}`,
      });
    }
  });

  test('that nobody made in time take events all the same, and keep them where they are', async () => {
    await insert(owner, 'late', `${monthFromNow(3)}-01T00:00:00Z`);
    await insert(owner, 'long-ago', '2019-05-05T00:00:00Z');
    for (const aggregate of ['late', 'long-ago'])
      expect(await partitionOf(aggregate)).toEqual({ name: 'events_default' });
    // As the worker does it, in the role that may not change the schema.
    const rows = await api.db.rows`select make_event_partitions(4) as made`;
    expect(rows).toEqual([{ made: 1 }]);
    await insert(owner, 'month-4', `${monthFromNow(4)}-01T00:00:00Z`);
    expect(await partitionOf('month-4')).toEqual({ name: `events_${monthFromNow(4).replace('-', '_')}` });
    expect(await partitionOf('late')).toEqual({ name: 'events_default' });
  });

  test('are as closed as the table that they are of', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'events'::regclass`,
    );
    expect(rows.length).toBeGreaterThan(3);
    await other.query('set role tributary_app');
    for (const { name } of rows) {
      for (const statement of [`update ${name} set subject = ''`, `delete from ${name}`, `truncate ${name}`]) {
        await expect(owner.query(statement)).rejects.toMatchObject({ code: '23001' });
        await expect(other.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(
        other.query(`insert into ${name} overriding system value select * from events`),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});
