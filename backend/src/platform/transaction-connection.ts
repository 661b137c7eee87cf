import type { Writable } from 'node:stream';
import pg from 'pg';
import { Prisma } from '../generated/prisma/client.js';
import { statementName } from './statement-name.js';

// Before the server's own limit, which ends the connection.
const directMs = 9_000;

// Its statements are few and always the same, and looks by keys; without it those with arrays are planned anew each time.
const keepPlans = { name: 'keep-plans', text: 'set local plan_cache_mode = force_generic_plan' };

/** What Prisma asks of a transaction's connection. */
export type PrismaConnection = Pick<pg.PoolClient, 'query' | 'release' | 'on' | 'removeListener'>;

/** What the driver's client writes to; its types do not name it. */
type Connected = pg.PoolClient & { readonly connection: { readonly stream: Writable } };

/**
 * The one connection of a transaction, from its begin until its end. The begin travels with the first statement, and the
 * commit can travel with the last ones: a way to the server costs more than most statements.
 */
export class TransactionConnection {
  private readonly client: Connected;
  private readonly closesAt = performance.now() + directMs;
  private closed = false;
  private corked = false;
  private leaving = false;
  private begun: Promise<unknown> | undefined;
  private brokenBy: Error | undefined;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  /** Why the connection is of no use to anybody after this. */
  get broken(): Error | undefined {
    return this.brokenBy;
  }

  begin(): void {
    this.cork();
    this.begun = Promise.all([this.client.query('BEGIN'), this.client.query(keepPlans)]);
    // Whoever commits sees it; until then a lost connection shows in the first statement.
    this.begun.catch(() => undefined);
  }

  async query(statement: Prisma.Sql): Promise<pg.QueryResult> {
    this.assertOpen();
    this.gatherWrites();
    return this.client.query(queryOf(statement));
  }

  /**
   * Runs the last statements and commits, all in one packet; after one that fails the server rolls back instead.
   * @throws the error of the first statement that failed
   */
  async commitWith(statements: readonly Prisma.Sql[]): Promise<void> {
    this.assertOpen();
    this.gatherWrites();
    const last = statements.map((statement) => this.client.query(queryOf(statement)));
    this.closed = true;
    const commit = this.client.query('COMMIT');
    for (const result of await Promise.allSettled([this.begun, ...last, commit]))
      if (result.status === 'rejected') throw result.reason;
    if ((await commit).command !== 'COMMIT') throw new Error('a statement failed unseen, and nothing was committed');
  }

  /** Unless it was committed already. */
  async commit(): Promise<void> {
    if (!this.closed) await this.commitWith([]);
  }

  /** Undoes what was not committed; never throws. A commit that failed has undone everything already. */
  async rollBack(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.gatherWrites();
    try {
      await this.client.query('ROLLBACK');
    } catch (error) {
      this.brokenBy = error instanceof Error ? error : new Error(String(error));
    }
  }

  /**
   * Ends the connection because its time is over: whatever waits for an answer fails now. A server that lives has done the same
   * by then; one that is stopped, or behind a lost network, would never say anything.
   */
  cut(): void {
    this.closed = true;
    this.brokenBy = new TransactionOver();
    this.client.connection.stream.destroy();
  }

  /** The same connection for Prisma, which may neither begin, end nor give it back. */
  lent(): PrismaConnection {
    const query = async (config: pg.QueryConfig): Promise<unknown> => {
      if (ownWords.has(config.text)) return { rowCount: 0 };
      this.assertOpen();
      this.gatherWrites();
      return this.client.query(config);
    };
    return {
      query: query as pg.PoolClient['query'],
      release: () => undefined,
      on: this.client.on.bind(this.client),
      removeListener: this.client.removeListener.bind(this.client),
    };
  }

  private assertOpen(): void {
    if (this.closed || performance.now() > this.closesAt) throw new TransactionOver();
  }

  /** Statements that are begun in one turn leave in one packet: each packet wakes the server once more. */
  private gatherWrites(): void {
    this.cork();
    if (this.leaving) return;
    this.leaving = true;
    process.nextTick(() => {
      this.leaving = false;
      this.corked = false;
      this.client.connection.stream.uncork();
    });
  }

  private cork(): void {
    if (this.corked) return;
    this.corked = true;
    this.client.connection.stream.cork();
  }
}

/** How a transaction begins and ends: ours to say. */
const ownWords = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);

/** It was ended, or has taken too long. */
export class TransactionOver extends Error {
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
