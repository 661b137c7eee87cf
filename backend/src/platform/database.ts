import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Prisma } from '../generated/prisma/client.js';
import { PrismaClient } from '../generated/prisma/client.js';
import type { Config } from './config.js';
import { shareConnections } from './direct-statements.js';
import type { Logger } from './logger.js';
import { statementName } from './statement-name.js';
import { lendConnections } from './typed-calls.js';

export { Prisma, PrismaClient } from '../generated/prisma/client.js';

/** What stores and queries read and write with: the client itself, or one transaction of it. */
export type Db = Prisma.TransactionClient;

const bounds =
  '-c transaction_timeout=10s -c lock_timeout=8s -c idle_in_transaction_session_timeout=10s -c timezone=UTC';

/**
 * How long a statement waits for a server that says nothing (stopped, or the network lost), in milliseconds; then its connection
 * is cut. Longer than the server's own limits, which end the statement and keep the connection.
 */
const answerMs = 11_000;

/** What a pool of connections is made of. */
export type DatabaseConfig = Pick<
  Config,
  'DATABASE_URL' | 'DATABASE_POOL' | 'DATABASE_ROLE' | 'DATABASE_CONNECTION_SECONDS' | 'PROCESS_NAME'
>;

/**
 * Opens the pool and the typed client over it. Transactions are bounded in time by the server itself, because one long
 * writer would hold every event behind it back (the outbox is read below the oldest running transaction).
 */
export function openDatabase(config: DatabaseConfig, logger: Logger): { prisma: PrismaClient; pool: pg.Pool } {
  const pool = new pg.Pool({
    Client: clientOf(config),
    maxLifetimeSeconds: config.DATABASE_CONNECTION_SECONDS,
    max: config.DATABASE_POOL,
    application_name: `tributary-${config.PROCESS_NAME}`,
    connectionTimeoutMillis: 5_000,
    query_timeout: answerMs,
    idleTimeoutMillis: 30_000,
    // Statements that do not wait for each other travel together; the server still runs them one by one, in order.
    pipeline: true,
    options: `${bounds}${config.DATABASE_ROLE === '' ? '' : ` -c role=${config.DATABASE_ROLE}`}`,
  });
  // A connection may fail in the moment between two owners; without a listener of its own that would end the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => logger.warn({ err: error }, 'database connection lost')),
  );
  lendConnections(pool);
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    onPoolError: (error) => logger.warn({ err: error }, 'database connection lost'),
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
    // Prepared once per connection; the statement's text is its name.
    statementNameGenerator: ({ sql }) => statementName(sql),
  });
  const prisma = new PrismaClient({ adapter });
  shareConnections(prisma, pool);
  return { prisma, pool };
}

/** Clients that take address and password when they connect: both may have been rotated since the pool was opened. */
function clientOf(config: Pick<Config, 'DATABASE_URL'>): new () => pg.Client {
  return class extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, connectionString: config.DATABASE_URL });
    }
  };
}
