import type { Writable } from 'node:stream';
import pg from 'pg';
import { Prisma } from '../generated/prisma/client.js';
import { statementName } from './statement-name.js';

// Before Prisma's own limit: after it the connection is another owner's, and a statement would run in their transaction.
const directMs = 9_000;

// Its statements are few and always the same, and looks by keys; without it those with arrays are planned anew each time.
const keepPlans = { name: 'keep-plans', text: 'set local plan_cache_mode = force_generic_plan' };

/** What Prisma asks of a transaction's connection. */
export type PrismaConnection = Pick<pg.PoolClient, 'query' | 'release' | 'on' | 'removeListener'>;

/** What the driver's client writes to; its types do not name it. */
type Connected = pg.PoolClient & { readonly connection: { readonly stream: Writable } };

/**
 * The one connection of a transaction; usable from its begin until its work is done. The begin travels with the first
 * statement, and the commit can travel with the last ones: a way to the server costs more than most statements.
 */
export class TransactionConnection {
  private client: Connected | undefined;
  private closesAt = 0;
  private closed = false;
  private corked = false;
  private leaving = false;
  private begun: Promise<unknown> | undefined;
  /** Settles when the server has answered the commit, whatever it said. */
  private ended: Promise<unknown> | undefined;

  /** Another transaction within the work has a connection of its own: the first one counts. @returns the connection for Prisma */
  attach(client: pg.PoolClient): PrismaConnection {
    if (this.client !== undefined) return client;
    this.client = client;
    this.closesAt = performance.now() + directMs;
    return {
      query: ((config: pg.QueryConfig) => this.queryOfPrisma(client, config)) as pg.PoolClient['query'],
      release: (error) => client.release(error),
      on: client.on.bind(client),
      removeListener: client.removeListener.bind(client),
    };
  }

  close(): void {
    this.closed = true;
  }

  async query(statement: Prisma.Sql): Promise<pg.QueryResult> {
    const client = this.open();
    this.gatherWrites(client);
    return client.query(queryOf(statement));
  }

  /**
   * Runs the last statements and commits, all in one packet; after one that fails the server rolls back instead.
   * @throws the error of the first statement that failed
   */
  async commitWith(statements: readonly Prisma.Sql[]): Promise<void> {
    const client = this.open();
    this.gatherWrites(client);
    const last = statements.map((statement) => client.query(queryOf(statement)));
    this.closed = true;
    const commit = client.query('COMMIT');
    const all = Promise.allSettled([this.begun, ...last, commit]);
    this.ended = all;
    for (const result of await all) if (result.status === 'rejected') throw result.reason;
    if ((await commit).command !== 'COMMIT') throw new Error('a statement failed unseen, and nothing was committed');
  }

  private open(): Connected {
    if (this.client === undefined) throw new Error('the pool is not one that openDatabase opened');
    if (this.closed || performance.now() > this.closesAt) throw new TransactionOver();
    return this.client;
  }

  /** Begin and end are Prisma's to ask for, and are ours to send when it is cheapest. */
  private async queryOfPrisma(client: pg.PoolClient, config: pg.QueryConfig): Promise<unknown> {
    if (config.text === 'BEGIN') {
      this.cork(client);
      this.begun = Promise.all([client.query(config), client.query(keepPlans)]);
      // Whoever commits sees it; until then a lost connection shows in the first statement.
      this.begun.catch(() => undefined);
      return { rowCount: 0 };
    }
    if (this.ended !== undefined && (config.text === 'COMMIT' || config.text === 'ROLLBACK')) {
      await this.ended;
      return { rowCount: 0 };
    }
    this.gatherWrites(client);
    return client.query(config);
  }

  /** Statements that are begun in one turn leave in one packet: each packet wakes the server once more. */
  private gatherWrites(client: Connected): void {
    this.cork(client);
    if (this.leaving) return;
    this.leaving = true;
    process.nextTick(() => {
      this.leaving = false;
      this.corked = false;
      client.connection.stream.uncork();
    });
  }

  private cork({ connection }: Connected): void {
    if (this.corked) return;
    this.corked = true;
    connection.stream.cork();
  }
}

class TransactionOver extends Error {
  /** SQLSTATE transaction_timeout: what the server itself would have said a little later. */
  readonly code = '25P04';

  constructor() {
    super('the transaction is over');
  }
}

function queryOf({ text, values }: Prisma.Sql): pg.QueryConfig {
  return { name: statementName(text), text, values: values.map(parameter), types };
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
