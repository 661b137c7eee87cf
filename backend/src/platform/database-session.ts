import type pg from 'pg';
import type { Db, SqlText } from './db.js';
import { statementOf } from './db.js';
import { queryConfig } from './query-config.js';

/** A connection of one's own until it is ended, for what belongs to a session: notifications, and locks that outlive a transaction. */
export class DatabaseSession implements Db {
  private over = false;

  private constructor(private readonly client: pg.Client) {
    // Said with the failure of what is under way; without a listener it would end the process.
    client.on('error', () => (this.over = true));
    client.once('end', () => (this.over = true));
  }

  static async open(client: pg.Client): Promise<DatabaseSession> {
    const session = new DatabaseSession(client);
    await client.connect();
    return session;
  }

  /** False once the connection was lost, as far as is known by now. */
  get isOpen(): boolean {
    return !this.over;
  }

  async rows<R>(text: SqlText, ...values: readonly unknown[]): Promise<R[]> {
    return (await this.client.query(queryConfig(statementOf(text, values)))).rows as R[];
  }

  async execute(text: SqlText, ...values: readonly unknown[]): Promise<number> {
    return (await this.client.query(queryConfig(statementOf(text, values)))).rowCount ?? 0;
  }

  /** Calls `changed` for each notification of a channel that the session listens to, and when the connection is lost. */
  onNotification(changed: () => void): void {
    this.client.on('notification', changed);
    this.client.once('end', changed);
  }

  /** Closes the connection, and with it gives back whatever the session held. A server that says nothing is not waited for. */
  end(): void {
    this.over = true;
    void this.client.end().catch(() => undefined);
  }
}
