import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DeliverPolicy } from '@nats-io/jetstream';
import pg from 'pg';
import { eventHeaders } from '../../src/contracts/headers.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { outboxBacklog } from '../../src/messaging/outbox.store.js';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import { createLogger } from '../../src/platform/logger.js';
import { testConfig } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const aggregates = 12;
const writers = 16;
const perWriter = 60;

let database: TestDatabase;
let db: Database;
let pool: pg.Pool;
let bus: Bus;
const opened: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ DATABASE_URL: database.url, DATABASE_POOL: '4' });
  db = openDatabase(config, createLogger(config));
  pool = new pg.Pool({ connectionString: database.url, max: writers + 2 });
  await pool.query('create table counters (id int primary key, version int not null default 0)');
  await pool.query('insert into counters select generate_series(0, $1)', [aggregates - 1]);
  bus = await connectBus({ url: config.NATS_URL, namespace: config.NATS_NAMESPACE, name: 'test' });
});

afterAll(async () => {
  for (const close of opened) await close();
  for (const stream of ['CLICKS', 'EVENTS', 'TRACKING', 'JOBS', 'DEAD']) {
    await bus.jsm.streams.delete(bus.namespace.stream(stream));
  }
  await bus.connection.close();
  await pool.end();
  await db.close();
  await database.drop();
});

function relay(sweepMs?: number): OutboxRelay {
  const made = new OutboxRelay(db, bus, createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' }), sweepMs);
  opened.unshift(() => made.stop());
  return made;
}

/** Changes one aggregate and announces it as the platform does: version under the row's lock, commit some time later. */
async function write(client: pg.PoolClient): Promise<void> {
  const id = Math.floor(Math.random() * aggregates);
  await client.query('begin');
  // A transaction id is taken before the lock, so that ids and lock order disagree as they do in life.
  await client.query('select pg_current_xact_id()');
  await sleep(Math.random() * 5);
  const { rows } = await client.query<{ version: number }>(
    'update counters set version = version + 1 where id = $1 returning version',
    [id],
  );
  const version = rows[0]?.version;
  await client.query(
    `insert into outbox (event_id, aggregate_id, aggregate_version, subject, event)
     values (gen_random_uuid(), $1, $2, 'events.test.written.v1', $3)`,
    [`agg_${id}`, version, JSON.stringify({ aggregate: id, version })],
  );
  await sleep(Math.random() * 15);
  await client.query('commit');
}

/** The connection of a relay that waits to be notified; undefined while none does. */
async function waitingRelay(): Promise<number | undefined> {
  const { rows } = await pool.query<{ pid: number }>(`
    select pid from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())`);
  return rows[0]?.pid;
}

const published = () => eventually(async () => (await outboxBacklog(db)).rows === 0);

async function writeMuch(): Promise<void> {
  const work = Array.from({ length: writers }, async () => {
    const client = await pool.connect();
    for (let i = 0; i < perWriter; i += 1) await write(client);
    client.release();
  });
  await Promise.all(work);
}

/** The control: a reader that trusts positions, as a naive outbox does. */
async function pollNaively(seen: Set<string>, until: () => boolean): Promise<void> {
  let last = '0';
  while (!until()) {
    const { rows } = await pool.query<{ position: string; event_id: string }>(
      'select position, event_id from outbox_copy where position > $1 order by position limit 500',
      [last],
    );
    for (const row of rows) seen.add(row.event_id);
    last = rows.at(-1)?.position ?? last;
    await sleep(2);
  }
}

interface Arrived {
  readonly aggregate: number;
  readonly version: number;
  readonly seq: number;
}

async function readStream(): Promise<Arrived[]> {
  const stream = bus.namespace.stream('EVENTS');
  const { state } = await bus.jsm.streams.info(stream);
  const consumer = await bus.js.consumers.get(stream, { deliver_policy: DeliverPolicy.All });
  const arrived: Arrived[] = [];
  while (arrived.length < state.messages) {
    for await (const message of await consumer.fetch({ max_messages: 500, expires: 1_000 })) {
      const body = message.json<{ aggregate: number; version: number }>();
      arrived.push({ ...body, seq: Number(message.headers?.get(eventHeaders.seq)) });
    }
  }
  return arrived;
}

describe('the outbox relay', () => {
  test('skips nothing and keeps each aggregate in order, where a reader by position does not', async () => {
    // The control reads a copy that is never emptied, filled in the writers' own transactions.
    await pool.query('create table outbox_copy (position bigint, event_id uuid)');
    await pool.query(`create function copy_outbox() returns trigger language plpgsql as
      $$ begin insert into outbox_copy values (new.position, new.event_id); return null; end $$`);
    await pool.query('create trigger copy after insert on outbox for each row execute function copy_outbox()');
    const total = writers * perWriter;
    const seenNaively = new Set<string>();
    let done = false;
    const control = pollNaively(seenNaively, () => done);
    // Two relays: the second one waits for the first one's lease and takes over in the middle.
    const [first, second] = [relay(), relay()];
    first.start();
    const writing = writeMuch();
    await eventually(() => first.published > 0);
    second.start();
    await first.stop();
    await writing;
    await eventually(async () => (await outboxBacklog(db)).rows === 0, 20_000);
    await sleep(50);
    done = true;
    await control;
    await second.stop();

    const arrived = await readStream();
    expect(arrived).toHaveLength(total);
    for (let id = 0; id < aggregates; id += 1) {
      const versions = arrived.filter(({ aggregate }) => aggregate === id).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, i) => i + 1));
    }
    expect(arrived.map(({ seq }) => seq)).toEqual(arrived.map((_, i) => i + 1));
    expect(first.published).toBeGreaterThan(0);
    expect(second.published).toBeGreaterThan(0);
    // If the control saw everything, this test would prove nothing.
    expect(seenNaively.size).toBeLessThan(total);
  }, 60_000);

  test('sends again under the same number what was not removed', async () => {
    await pool.query('drop trigger copy on outbox');
    const before = (await readStream()).length;
    const client = await pool.connect();
    for (let i = 0; i < 5; i += 1) await write(client);
    client.release();
    const again = await pool.query('select * from outbox order by position');
    const worker = relay();
    worker.start();
    await eventually(async () => (await outboxBacklog(db)).rows === 0);
    const numbers = (await readStream()).slice(before).map(({ seq }) => seq);
    await worker.stop();

    // As after a kill between the acknowledgement and the removal, and with the server's memory of ids gone.
    for (const [i, row] of again.rows.entries()) {
      await pool.query(
        `insert into outbox (event_id, aggregate_id, aggregate_version, subject, event, relay_seq)
         values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
        [row.aggregate_id, row.aggregate_version, row.subject, row.event, numbers[i]],
      );
    }
    const next = relay();
    next.start();
    await eventually(async () => (await outboxBacklog(db)).rows === 0, 15_000);
    const all = (await readStream()).slice(before).map(({ seq }) => seq);
    expect(all).toEqual([...numbers, ...numbers]);
    await next.stop();
  }, 30_000);

  // Longer than the test: what is published was not found by looking again.
  const noSweep = 600_000;

  test('waits to be notified when nothing is left, also after its connection was lost', async () => {
    const waiting = relay(noSweep);
    waiting.start();
    const client = await pool.connect();
    const first = await eventually(waitingRelay);
    for (let i = 0; i < 3; i += 1) {
      await eventually(waitingRelay);
      await write(client);
      await published();
    }
    await eventually(waitingRelay);
    await pool.query('select pg_terminate_backend($1)', [first]);
    const second = await eventually(async () => {
      const pid = await waitingRelay();
      return pid !== first && pid;
    });
    expect(second).not.toBe(first);
    await write(client);
    await published();
    client.release();
    expect(waiting.published).toBe(4);
    await waiting.stop();
    expect(await waitingRelay()).toBeUndefined();
  }, 30_000);

  test('does not wait while somebody writes who has not notified it', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`insert into outbox (event_id, aggregate_id, aggregate_version, subject, event)
      values (gen_random_uuid(), 'early', 1, 'events.test.written.v1', '{}')`);
    const waiting = relay(noSweep);
    waiting.start();
    // Its lease says that it has begun.
    await eventually(async () => (await pool.query(`select from leases where name = 'outbox-relay'`)).rowCount === 1);
    expect(await waitingRelay()).toBeUndefined();
    await client.query('commit');
    client.release();
    await eventually(() => waiting.published === 1);
    await waiting.stop();
  }, 30_000);

  test('does not wait while a row cannot be published yet', async () => {
    const [older, client] = [await pool.connect(), await pool.connect()];
    const waiting = relay(noSweep);
    waiting.start();
    await eventually(waitingRelay);
    await older.query('begin');
    await older.query('select pg_current_xact_id()');
    await write(client);
    client.release();
    await eventually(async () => (await waitingRelay()) === undefined);
    expect(waiting.published).toBe(0);
    await older.query('rollback');
    older.release();
    await eventually(() => waiting.published === 1);
    await waiting.stop();
  }, 30_000);
});
