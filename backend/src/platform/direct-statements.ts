import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { Prisma } from '../generated/prisma/client.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { TransactionConnection } from './transaction-connection.js';
import type { PrismaConnection } from './transaction-connection.js';

/** How long a transaction may take before it is rolled back, in milliseconds. */
const timeoutMs = 10_000;

const opening = new AsyncLocalStorage<TransactionConnection>();

/** Ends a transaction with its last statements; without it Prisma commits when the work is done. */
export type CommitWith = (statements: readonly Prisma.Sql[]) => Promise<void>;

/**
 * Runs a transaction of Prisma's whose raw statements go straight to its connection. Prisma's way to the driver costs seven
 * times the driver's own work for each statement, and a conversion takes a dozen (docs/performance.md). Values are read as
 * Prisma reads them. Typed model calls stay Prisma's, and so do begin and end unless `commitWith` is used.
 *
 * Raw statements run in the order in which they were begun, also when they were begun together: `Promise.all` of them takes one
 * way to the server instead of several.
 */
export function runTransaction<T>(
  prisma: PrismaClient,
  work: (db: Prisma.TransactionClient, commitWith: CommitWith) => Promise<T>,
): Promise<T> {
  const connection = new TransactionConnection();
  return opening.run(connection, () =>
    prisma.$transaction(
      async (db) => {
        try {
          return await work(direct(db, connection), (statements) => connection.commitWith(statements));
        } finally {
          connection.close();
        }
      },
      { timeout: timeoutMs, maxWait: 5_000 },
    ),
  );
}

/** Lets `runTransaction` see which connection of the pool its transaction got. */
export function showConnections(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool);
  const watched = async (): Promise<PrismaConnection> => {
    const connection = opening.getStore();
    const client = await connect();
    return connection?.attach(client) ?? client;
  };
  // With a callback it is the pool itself that asks, for a statement outside of any transaction.
  type Callback = Parameters<typeof connect>[0];
  pool.connect = ((callback?: Callback) =>
    callback === undefined ? watched() : connect(callback)) as typeof pool.connect;
}

function direct(db: Prisma.TransactionClient, connection: TransactionConnection): Prisma.TransactionClient {
  const statementOf = (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql =>
    query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
  const raw = {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<unknown> =>
      (await connection.query(statementOf(query, values))).rows,
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> =>
      (await connection.query(statementOf(query, values))).rowCount ?? 0,
  };
  return new Proxy(db, {
    get: (target, name): unknown => (name in raw ? raw[name as keyof typeof raw] : Reflect.get(target, name)),
  });
}
