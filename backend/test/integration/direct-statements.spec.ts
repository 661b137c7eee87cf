import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, Prisma } from '../../src/platform/database.js';
import type { Db, PrismaClient } from '../../src/platform/database.js';
import { runTransaction } from '../../src/platform/direct-statements.js';
import { createLogger } from '../../src/platform/logger.js';
import { testConfig } from '../support/env.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let prisma: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ DATABASE_URL: database.url, DATABASE_ROLE: '' });
  ({ prisma } = openDatabase(config, createLogger(config)));
  await prisma.$executeRaw`create table notes (id int primary key, text text)`;
});

afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const notes = async (): Promise<number[]> =>
  (await prisma.$queryRaw<{ id: number }[]>`select id from notes order by id`).map(({ id }) => id);

test('values come in and out as through Prisma', async () => {
  const at = new Date('2026-03-29T23:30:00.123Z');
  const bytes = new Uint8Array([0, 255]);
  const read = (db: Db) => db.$queryRaw<unknown[]>`
    select ${5}::int as i, ${2n ** 60n}::bigint as big, ${'1.50'}::numeric as exact, ${at}::timestamptz as at, ${at}::date as day,
      ${'{"a":[1]}'}::jsonb as json, ${bytes}::bytea as bytes, ${['x', 'y']}::text[] as texts, ${[1n, 2n]}::bigint[] as bigs,
      ${null}::text as none, ${true}::boolean as yes, ${'2026-03-29'}::date as civil`;
  const direct = await runTransaction(prisma, read);
  const throughPrisma = await prisma.$transaction(read);
  const plain = (rows: unknown[]) =>
    rows.map((row) => ({ ...(row as object), bytes: [...(row as { bytes: Uint8Array }).bytes] }));
  expect(plain(direct)).toEqual(plain(throughPrisma));
});

test('statements that are begun together run in that order, in one transaction with the typed ones', async () => {
  await runTransaction(prisma, async (db) => {
    await Promise.all([
      db.$executeRaw`insert into notes values (1, 'first')`,
      db.$executeRaw`update notes set text = text || ', then second' where id = 1`,
    ]);
    expect(await db.$queryRaw`select text from notes`).toEqual([{ text: 'first, then second' }]);
    expect(await db.merchant.count()).toBe(0);
    expect(await notes()).toEqual([]);
  });
  expect(await notes()).toEqual([1]);
});

test('a typed one that fails undoes the raw ones before it', async () => {
  const work = runTransaction(prisma, async (db) => {
    await db.$executeRaw`insert into notes values (2, 'kept?')`;
    await db.merchant.create({ data: { id: 'mer_1', name: 'kept?' } });
    await db.merchant.create({ data: { id: 'mer_1', name: 'kept?' } });
  });
  await expect(work).rejects.toThrow();
  expect(await notes()).toEqual([1]);
  expect(await prisma.merchant.count()).toBe(0);
});

test('one that fails among several undoes them all, and its own error is the one that is told', async () => {
  const work = runTransaction(prisma, async (db) => {
    await Promise.all([
      db.$executeRaw`insert into notes values (2, 'kept?')`,
      db.$executeRaw`insert into notes values (1, 'taken')`,
      db.$executeRaw`insert into notes values (3, 'kept?')`,
    ]);
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect(await notes()).toEqual([1]);
});

describe("a statement begun after the end is refused: the connection may be somebody else's by then", () => {
  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['a raw one', (db) => db.$executeRaw`insert into notes values (4, 'late')`],
    ['a typed one', (db) => db.merchant.create({ data: { id: 'mer_late', name: 'late' } })],
  ])('%s', async (_, late) => {
    const unused = await runTransaction(prisma, async (db) => ({ db }));
    await expect(late(unused.db)).rejects.toThrow('the transaction is over');
    const used = await runTransaction(prisma, async (db) => ({ db, count: await db.merchant.count() }));
    await expect(late(used.db)).rejects.toThrow('the transaction is over');
    expect([await notes(), await prisma.merchant.count()]).toEqual([[1], 0]);
  });

  test('also a typed one after the commit that the work itself sent', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const work = runTransaction(prisma, async (db, commitWith) => {
      await db.merchant.count();
      await commitWith([]);
      late = db.merchant.create({ data: { id: 'mer_late', name: 'late' } });
      await late.catch(() => undefined);
    });
    await work;
    await expect(late).rejects.toThrow('the transaction is over');
    expect(await prisma.merchant.count()).toBe(0);
  });
});

describe('last statements that travel with the commit', () => {
  const insert = (id: number) => Prisma.sql`insert into notes values (${id}, 'last')`;

  test('are kept, after those before them', async () => {
    await runTransaction(prisma, async (db, commitWith) => {
      await db.$executeRaw(insert(5));
      await commitWith([insert(6), insert(7)]);
    });
    expect(await notes()).toEqual([1, 5, 6, 7]);
  });

  test('are undone with all before them when one fails, and its own error is the one that is told', async () => {
    const work = runTransaction(prisma, async (db, commitWith) => {
      await db.$executeRaw(insert(8));
      await commitWith([insert(9), insert(1), insert(10)]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await notes()).toEqual([1, 5, 6, 7]);
  });

  test('fail with what the server only finds at the commit', async () => {
    await prisma.$executeRaw`create table owners (note int references notes (id) deferrable initially deferred)`;
    const work = runTransaction(prisma, (_db, commitWith) =>
      commitWith([insert(11), Prisma.sql`insert into owners values (999)`]),
    );
    await expect(work).rejects.toMatchObject({ code: '23503' });
    expect(await notes()).toEqual([1, 5, 6, 7]);
  });

  test('are not committed when a statement before them had failed unseen', async () => {
    const work = runTransaction(prisma, async (db, commitWith) => {
      await db.$executeRaw(insert(1)).catch(() => undefined);
      await commitWith([]);
    });
    await expect(work).rejects.toThrow('nothing was committed');
  });

  test('are the last: one begun after them is refused', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await runTransaction(prisma, async (db, commitWith) => {
      const committed = commitWith([insert(12)]);
      late = db.$executeRaw(insert(13));
      await Promise.allSettled([committed, late]);
    });
    await expect(late).rejects.toThrow('the transaction is over');
    expect(await notes()).toEqual([1, 5, 6, 7, 12]);
  });
});
