import type pg from 'pg';
import type { Db, SqlText } from './db.js';
import { statementOf } from './db.js';
import { queryConfig } from './query-config.js';

/** The statements of one transaction, on the one connection that is its own from begin to end. */
export class TransactionDb implements Db {
  private over = false;

  constructor(private readonly client: pg.PoolClient) {}

  async rows<R>(text: SqlText, ...values: readonly unknown[]): Promise<R[]> {
    return (await this.query(text, values)).rows as R[];
  }

  async execute(text: SqlText, ...values: readonly unknown[]): Promise<number> {
    return (await this.query(text, values)).rowCount ?? 0;
  }

  async begin(): Promise<void> {
    await this.client.query('begin');
  }

  /** @throws the server's error for a deferred constraint; an Error when a failed statement had gone unseen */
  async commit(): Promise<void> {
    this.over = true;
    const { command } = await this.client.query('commit');
    if (command !== 'COMMIT') throw new Error('a statement failed unseen, and nothing was committed');
  }

  /** @returns the connection's own fault, when it is of no use to anybody after this */
  async rollBack(): Promise<Error | undefined> {
    this.over = true;
    try {
      await this.client.query('rollback');
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** A statement after the end would run in whatever somebody else does on the same connection. */
  private query(text: SqlText, values: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.over) throw new TransactionOver();
    return this.client.query(queryConfig(statementOf(text, values)));
  }
}

/** It was ended, or has taken too long. */
export class TransactionOver extends Error {
  /** SQLSTATE transaction_timeout: what the server itself says of one that takes too long. */
  readonly code = '25P04';

  constructor() {
    super('the transaction is over');
  }
}
