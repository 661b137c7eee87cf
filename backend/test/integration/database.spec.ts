import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/platform/database.js';
import type { Database } from '../../src/platform/database.js';
import type { Db } from '../../src/platform/db.js';
import { createLogger } from '../../src/platform/logger.js';
import { join, sql } from '../../src/platform/sql.js';
import { testConfig } from '../support/env.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let created: TestDatabase;
let database: Database;

beforeAll(async () => {
  created = await createTestDatabase();
  const config = testConfig({ DATABASE_URL: created.url, DATABASE_ROLE: '' });
  database = openDatabase(config, createLogger(config));
  await database.execute`create table notes (id int primary key, text text)`;
});

afterAll(async () => {
  await database.close();
  await created.drop();
});

const notes = async (): Promise<number[]> =>
  (await database.rows<{ id: number }>`select id from notes order by id`).map(({ id }) => id);

describe('values', () => {
  const at = new Date('2026-03-29T23:30:00.123Z');
  const read = (db: Db) => db.rows<Record<string, unknown>>`
    select ${5}::int as i, ${2n ** 60n}::bigint as big, ${'1.50'}::numeric as exact, ${at}::timestamptz as at, ${at}::date as day,
      ${'{"a":[1]}'}::jsonb as json, ${new Uint8Array([0, 255])}::bytea as bytes, ${['x', 'y']}::text[] as texts,
      ${[1n, 2n]}::bigint[] as bigs, ${[at]}::timestamptz[] as times, ${null}::text as none, ${true}::boolean as yes,
      ${'2026-03-29'}::date as civil`;

  test.each([
    ['a statement of its own', () => read(database)],
    ['one of a transaction', () => database.transaction(read)],
  ])('come in and out exactly, in %s', async (_, rows) => {
    expect(await rows()).toEqual([
      {
        ...{ i: 5, big: 2n ** 60n, exact: '1.50', at, day: new Date('2026-03-29T00:00:00Z'), json: { a: [1] } },
        ...{ bytes: Buffer.from([0, 255]), texts: ['x', 'y'], bigs: [1n, 2n], times: [at], none: null, yes: true },
        civil: new Date('2026-03-29T00:00:00Z'),
      },
    ]);
  });

  test('are parameters, in parts of a statement too', async () => {
    const hostile = "'; drop table notes; --";
    const conditions = [sql`text = ${hostile}`, sql`id = any(${[1, 2]}::int[])`];
    expect(await database.rows`select id from notes where ${join(conditions, ' and ')}`).toEqual([]);
    expect(await database.rows(sql`select ${hostile} as text`)).toEqual([{ text: hostile }]);
  });
});

describe('a transaction', () => {
  test('is seen by others when it is committed, and not before', async () => {
    await database.transaction(async (db) => {
      expect(await db.execute`insert into notes values (1, 'first')`).toBe(1);
      expect(await db.execute`update notes set text = text || ', then second' where id = 1`).toBe(1);
      expect(await db.rows`select text from notes`).toEqual([{ text: 'first, then second' }]);
      expect(await notes()).toEqual([]);
    });
    expect(await notes()).toEqual([1]);
  });

  test('is undone whole by a statement that fails, which throws its own error', async () => {
    const work = database.transaction(async (db) => {
      await db.execute`insert into notes values (2, 'kept?')`;
      await db.execute`insert into notes values (1, 'taken')`;
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([1]);
  });

  test('is undone by what the work throws', async () => {
    const work = database.transaction(async (db) => {
      await db.execute`insert into notes values (2, 'kept?')`;
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual([1]);
  });

  test('fails with what the server only finds at the commit', async () => {
    await database.execute`create table owners (note int references notes (id) deferrable initially deferred)`;
    const work = database.transaction((db) => db.execute`insert into owners values (999)`);
    await expect(work).rejects.toMatchObject({ code: '23503' });
    expect(await database.rows`select * from owners`).toEqual([]);
  });

  test('does not pass for committed when a statement had failed unseen', async () => {
    const work = database.transaction(async (db) => {
      await db.execute`insert into notes values (1, 'taken')`.catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing was committed');
  });

  test.each<[string, () => Promise<{ db: Db }>]>([
    ['committed', () => database.transaction(async (db) => ({ db }))],
    [
      'undone',
      async () => {
        let kept: Db | undefined;
        const work = database.transaction(async (db) => {
          kept = db;
          await db.execute`insert into notes values (1, 'taken')`;
        });
        await work.catch(() => undefined);
        return { db: kept as Db };
      },
    ],
  ])("refuses a statement after it was %s: the connection may be somebody else's by then", async (_, end) => {
    const { db } = await end();
    await expect(db.execute`insert into notes values (4, 'late')`).rejects.toThrow('the transaction is over');
    expect(await notes()).toEqual([1]);
  });
});
