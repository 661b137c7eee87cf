import pg from 'pg';

/** What a connection is handed to. */
type Receiver = Parameters<pg.Pool['connect']>[0];

/** A connection serves about so many short transactions within a second; nobody should wait for longer in line. */
const waitingPerConnection = 100;

/**
 * A pool with a bounded line: while as many wait as the connections can serve, the next is refused at once. Without a bound, a
 * server that has fallen silent would gather everybody's requests in memory.
 */
export class BoundedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(receiver: Receiver): void;
  override connect(receiver?: Receiver): Promise<pg.PoolClient> | undefined {
    const isFull = this.waitingCount >= this.options.max * waitingPerConnection;
    if (receiver === undefined) return isFull ? Promise.reject(new PoolFull()) : super.connect();
    if (isFull) receiver(new PoolFull(), undefined, () => undefined);
    else super.connect(receiver);
    return undefined;
  }
}

class PoolFull extends Error {
  /** SQLSTATE too_many_connections: what the server would say if each of them had a connection. */
  readonly code = '53300';

  constructor() {
    super('too many are waiting for a database connection');
  }
}
