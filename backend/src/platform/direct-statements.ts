import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';
import pg from 'pg';
import { Prisma } from '../generated/prisma/client.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { statementName } from './statement-name.js';

/** How long a transaction may take before it is rolled back, in milliseconds. */
const timeoutMs = 10_000;
// Before Prisma's own limit: after it the connection is another owner's, and a statement would run in their transaction.
const directMs = 9_000;

const opening = new AsyncLocalStorage<TransactionConnection>();

/** The one connection of a transaction; usable from its begin until its work is done. */
class TransactionConnection {
  private client: pg.PoolClient | undefined;
  private closesAt = 0;
  private closed = false;
  private gathering = false;

  /** Another transaction within the work has a connection of its own: the first one counts. */
  attach(client: pg.PoolClient): void {
    if (this.client !== undefined) return;
    this.client = client;
    this.closesAt = performance.now() + directMs;
  }

  close(): void {
    this.closed = true;
  }

  async query(statement: Prisma.Sql): Promise<pg.QueryResult> {
    if (this.client === undefined) throw new Error('the pool is not one that openDatabase opened');
    if (this.closed || performance.now() > this.closesAt) throw new TransactionOver();
    const { text } = statement;
    this.gatherWrites(this.client);
    return this.client.query({ name: statementName(text), text, values: statement.values.map(parameter), types });
  }

  /** Statements that are begun in one turn leave in one packet: each packet wakes the server once more. */
  private gatherWrites(client: pg.PoolClient): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = (client as Connected).connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}

/** What the driver's client writes to; its types do not name it. */
type Connected = pg.PoolClient & { readonly connection: { readonly stream: Writable } };

class TransactionOver extends Error {
  /** SQLSTATE transaction_timeout: what the server itself would have said a little later. */
  readonly code = '25P04';

  constructor() {
    super('the transaction is over');
  }
}

/**
 * Runs a transaction of Prisma's whose raw statements go straight to its connection. Prisma's way to the driver costs seven
 * times the driver's own work for each statement, and a conversion takes a dozen (docs/performance.md). Values are read as
 * Prisma reads them. Begin, commit, roll-back and typed model calls stay Prisma's.
 *
 * Raw statements run in the order in which they were begun, also when they were begun together: `Promise.all` of them takes one
 * way to the server instead of several.
 */
export function runTransaction<T>(
  prisma: PrismaClient,
  work: (db: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const connection = new TransactionConnection();
  return opening.run(connection, () =>
    prisma.$transaction(
      async (db) => {
        try {
          return await work(direct(db, connection));
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
  const watched = async (): Promise<pg.PoolClient> => {
    const connection = opening.getStore();
    const client = await connect();
    connection?.attach(client);
    return client;
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

function parameter(value: unknown): unknown {
  // The driver writes local time; for a `date` that may be another day.
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(parameter) : value;
}

/** `bigint[]` in pg_type; the driver names no arrays. */
const int8Array = 1016;

// The driver's types name its own few; it knows arrays of them as well.
const driverReader = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown;

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: (text) => BigInt(text),
  [int8Array]: (text) => (driverReader(int8Array)(text) as string[]).map(BigInt),
  [pg.types.builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [pg.types.builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) => readers[oid] ?? driverReader(oid, format)) as never,
};
