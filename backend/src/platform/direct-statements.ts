import type pg from 'pg';
import { Prisma } from '../generated/prisma/client.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { TransactionConnection, TransactionOver } from './transaction-connection.js';
import { TypedCalls } from './typed-calls.js';

/** How long a transaction may take before it is rolled back, in milliseconds. */
const timeoutMs = 10_000;

const pools = new WeakMap<PrismaClient, pg.Pool>();

/** Ends a transaction with its last statements; without it the transaction commits when the work is done. */
export type CommitWith = (statements: readonly Prisma.Sql[]) => Promise<void>;

/**
 * Runs a transaction whose raw statements go straight to its connection: Prisma's way to the driver costs seven times the
 * driver's own work for each statement, and a conversion takes a dozen (docs/performance.md). Values are read as Prisma reads
 * them. Typed model calls are Prisma's, in the same transaction; it is asked to begin with the first of them.
 *
 * Raw statements run in the order in which they were begun, also when they were begun together: `Promise.all` of them takes one
 * way to the server instead of several.
 */
export async function runTransaction<T>(
  prisma: PrismaClient,
  work: (db: Prisma.TransactionClient, commitWith: CommitWith) => Promise<T>,
): Promise<T> {
  const pool = pools.get(prisma);
  if (pool === undefined) throw new Error('the client is not one that openDatabase opened');
  const client = await pool.connect();
  const connection = new TransactionConnection(client);
  const typed = new TypedCalls(prisma, connection);
  try {
    connection.begin();
    const db = direct(typed, connection);
    const commitWith: CommitWith = (statements) => connection.commitWith(statements);
    const finished = async (): Promise<T> => {
      const result = await work(db, commitWith);
      await typed.end();
      await connection.commit();
      return result;
    };
    return await withinLimit(finished(), () => connection.cut());
  } catch (error) {
    await typed.end();
    await connection.rollBack();
    throw error;
  } finally {
    client.release(connection.broken);
  }
}

/** Lets `runTransaction` take connections of a client's pool. */
export function shareConnections(prisma: PrismaClient, pool: pg.Pool): void {
  pools.set(prisma, pool);
}

async function withinLimit<T>(work: Promise<T>, cut: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TransactionOver());
      cut();
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function direct(typed: TypedCalls, connection: TransactionConnection): Prisma.TransactionClient {
  const statementOf = (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql =>
    query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
  const raw = {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<unknown> =>
      (await connection.query(statementOf(query, values))).rows,
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> =>
      (await connection.query(statementOf(query, values))).rowCount ?? 0,
  };
  return new Proxy(raw as unknown as Prisma.TransactionClient, {
    get: (_, name): unknown => (name in raw ? raw[name as keyof typeof raw] : typed.of(name as keyof PrismaClient)),
  });
}
