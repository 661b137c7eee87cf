import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.js';
import { BoundedPool } from './bounded-pool.js';
import type { Settings } from './config.js';
import { DatabaseSession } from './database-session.js';
import type { Db, SqlText } from './db.js';
import { statementOf } from './db.js';
import type { Logger } from './logger.js';
import { queryConfig } from './query-config.js';
import { TransactionDb, TransactionOver } from './transaction-db.js';

const bounds =
  '-c transaction_timeout=10s -c lock_timeout=8s -c idle_in_transaction_session_timeout=10s -c timezone=UTC';

/**
 * How long a transaction may take before its connection is closed, in milliseconds: a little longer than the server's own
 * limit, for a server that is stopped, or behind a lost network, and would never say anything.
 */
const transactionMs = 10_500;

/** The same for a statement. */
const statementMs = 11_000;

/** What a pool of connections is made of. */
export type DatabaseConfig = Pick<
  Settings,
  'DATABASE_URL' | 'DATABASE_POOL' | 'DATABASE_ROLE' | 'DATABASE_CONNECTION_SECONDS' | 'PROCESS_NAME'
>;

/** PostgreSQL: a bounded pool of connections. Statements of its own commit by themselves. */
export class Database implements Db {
  /** Prisma's client on the same pool, for reads that its types make shorter. Never for a write: those go through `Writes`. */
  readonly typed: PrismaClient;

  constructor(
    private readonly pool: pg.Pool,
    private readonly newClient: () => pg.Client,
  ) {
    this.typed = new PrismaClient({ adapter: new PrismaPg(pool) });
  }

  /** How many wait for a connection. */
  get waiting(): number {
    return this.pool.waitingCount;
  }

  async rows<R>(text: SqlText, ...values: readonly unknown[]): Promise<R[]> {
    return (await this.pool.query(queryConfig(statementOf(text, values)))).rows as R[];
  }

  async execute(text: SqlText, ...values: readonly unknown[]): Promise<number> {
    return (await this.pool.query(queryConfig(statementOf(text, values)))).rowCount ?? 0;
  }

  /** Commits what `work` did, or nothing of it when it throws. Bounded in time. */
  async transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const db = new TransactionDb(client);
    let released = false;
    const release = (fault?: Error): void => {
      if (!released) client.release(fault);
      released = true;
    };
    // A connection that is released with a fault is closed, and whatever waits for its answer fails.
    const timer = setTimeout(() => release(new TransactionOver()), transactionMs);
    try {
      await db.begin();
      const result = await work(db);
      await db.commit();
      release();
      return result;
    } catch (error) {
      if (!released) release(await db.rollBack());
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A connection beside the pool; whoever asks for it ends it. */
  session(): Promise<DatabaseSession> {
    return DatabaseSession.open(this.newClient());
  }

  async close(): Promise<void> {
    await this.typed.$disconnect();
    await this.pool.end();
  }
}

/**
 * Opens the pool. Transactions are bounded in time by the server itself, because one long writer would hold every event behind
 * it back (the outbox is read below the oldest running transaction).
 */
export function openPool(config: DatabaseConfig, logger: Logger): pg.Pool {
  const pool = new BoundedPool({
    ...clientOptions(config),
    Client: clientOf(config),
    maxLifetimeSeconds: config.DATABASE_CONNECTION_SECONDS,
    max: config.DATABASE_POOL,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'database connection lost'));
  // A connection may fail in the moment between two owners; without a listener of its own that would end the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => logger.warn({ err: error }, 'database connection lost')),
  );
  return pool;
}

export function openDatabase(config: DatabaseConfig, logger: Logger): Database {
  const Client = clientOf(config);
  return new Database(openPool(config, logger), () => new Client(clientOptions(config)));
}

function clientOptions(config: DatabaseConfig): pg.ClientConfig {
  return {
    application_name: `tributary-${config.PROCESS_NAME}`,
    connectionTimeoutMillis: 5_000,
    query_timeout: statementMs,
    options: `${bounds}${config.DATABASE_ROLE === '' ? '' : ` -c role=${config.DATABASE_ROLE}`}`,
  };
}

/** Clients that take address and password when they connect: both may have been rotated since the pool was opened. */
function clientOf(config: Pick<Settings, 'DATABASE_URL'>): new (options?: pg.ClientConfig) => pg.Client {
  return class extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, connectionString: config.DATABASE_URL });
    }
  };
}
