import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { TransactionOver } from './transaction-connection.js';
import type { TransactionConnection } from './transaction-connection.js';

/** Ours end sooner, and end Prisma's with them. */
const timeout = 15_000;

const within = new AsyncLocalStorage<TransactionConnection>();

/** Gives Prisma, when it begins a transaction within one of ours, that one's connection instead of another of the pool. */
export function lendConnections(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool);
  // With a callback it is the pool itself that asks, for a statement outside of any transaction.
  type Callback = Parameters<typeof connect>[0];
  pool.connect = ((callback?: Callback) => {
    if (callback !== undefined) return connect(callback);
    const connection = within.getStore();
    return connection === undefined ? connect() : Promise.resolve(connection.lent());
  }) as typeof pool.connect;
}

/** Prisma's typed model calls within a transaction that is not Prisma's. It believes to have one, and is only asked for one when it is needed. */
export class TypedCalls {
  private begun: Promise<Prisma.TransactionClient> | undefined;
  private finished: Promise<unknown> | undefined;
  private ended = false;
  private finish: () => void = () => undefined;

  constructor(
    private readonly prisma: PrismaClient,
    private readonly connection: TransactionConnection,
  ) {}

  /** A model of the client; its calls run in the transaction. */
  of(model: keyof PrismaClient): unknown {
    if (!(model in this.prisma)) return undefined;
    const call = async (method: PropertyKey, args: readonly unknown[]): Promise<unknown> => {
      // The connection may be somebody else's by now.
      if (this.ended) throw new TransactionOver();
      const own = (await this.begin())[model as keyof Prisma.TransactionClient] as unknown as Methods;
      return own[method]?.(...args);
    };
    return new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: unknown[]) =>
            call(method, args),
      },
    );
  }

  /** A call after it is refused. What Prisma takes for its commit changes nothing. */
  async end(): Promise<void> {
    this.ended = true;
    this.finish();
    await this.finished;
  }

  private begin(): Promise<Prisma.TransactionClient> {
    this.begun ??= new Promise((resolve, reject) => {
      const end = new Promise<void>((ended) => {
        this.finish = ended;
      });
      const run = within.run(this.connection, () =>
        this.prisma.$transaction(
          async (db) => {
            resolve(db);
            await end;
          },
          { timeout },
        ),
      );
      this.finished = run.catch(reject);
    });
    return this.begun;
  }
}

type Methods = Readonly<Record<PropertyKey, ((...args: unknown[]) => unknown) | undefined>>;
