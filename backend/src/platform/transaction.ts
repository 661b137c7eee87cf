import { setTimeout as sleep } from 'node:timers/promises';
import { idempotencyScope } from './actor.js';
import type { Actor } from './actor.js';
import type { Clock } from './clock.js';
import type { Db, PrismaClient } from './database.js';
import { runTransaction } from './direct-statements.js';
import { claimIdempotencyKey, storeAnswer } from './idempotency.js';
import { isRetryable } from './postgres-error.js';

/** One write transaction. Store functions take it first, so that no statement can escape it. */
export interface Tx {
  readonly db: Db;
  /** When this transaction says it happened: every row and event of it carries the same time. */
  readonly now: Date;
  /**
   * Runs once, after the work and before the commit: first every `announce` (the outbox writes its rows), then every `book`
   * (the ledger writes postings), because balance rows are what commands queue for and are best locked last.
   */
  beforeCommit(phase: CommitPhase, step: () => Promise<void>): void;
}

const commitPhases = ['announce', 'book'] as const;
export type CommitPhase = (typeof commitPhases)[number];

/** What a command brings with it besides its input. */
export interface Invocation {
  readonly actor: Actor;
  /** From the `Idempotency-Key` header. */
  readonly idempotencyKey?: string;
  /** The same pipeline and the same answer, and nothing kept. */
  readonly dryRun?: boolean;
}

export interface Outcome<T> {
  readonly value: T;
  /** The answer of an earlier request with the same idempotency key. */
  readonly replayed: boolean;
}

const maxAttempts = 8;

class DryRunRollback extends Error {
  constructor(readonly value: unknown) {
    super('dry run');
  }
}

/**
 * The one way state is changed: begins the transaction, claims the idempotency key, runs the business step, writes the
 * outbox, stores the answer, commits; repeats all of it on serialisation failure or deadlock.
 */
export class Writes {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly clock: Clock,
  ) {}

  /**
   * @param name of the command: part of what an idempotency key is bound to
   * @param work the business step; its result must be plain JSON, because it is what a repeated key gets
   */
  async run<T>(
    name: string,
    input: unknown,
    invocation: Invocation,
    work: (tx: Tx) => Promise<T>,
  ): Promise<Outcome<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(name, input, invocation, work);
      } catch (error) {
        if (error instanceof DryRunRollback) return { value: error.value as T, replayed: false };
        if (!isRetryable(error) || attempt === maxAttempts) throw error;
        await sleep(Math.random() * 5 * 2 ** attempt);
      }
    }
  }

  private attempt<T>(
    name: string,
    input: unknown,
    invocation: Invocation,
    work: (tx: Tx) => Promise<T>,
  ): Promise<Outcome<T>> {
    const { actor, idempotencyKey, dryRun } = invocation;
    const request =
      idempotencyKey === undefined || dryRun
        ? undefined
        : { scope: idempotencyScope(actor), key: idempotencyKey, input: { name, input } };
    return runTransaction(this.prisma, async (db) => {
      if (request) {
        const earlier = await claimIdempotencyKey(db, request);
        if (earlier !== undefined) return { value: earlier as T, replayed: true };
      }
      const steps: { phase: CommitPhase; step: () => Promise<void> }[] = [];
      const beforeCommit: Tx['beforeCommit'] = (phase, step) => steps.push({ phase, step });
      const value = await work({ db, now: this.clock.now(), beforeCommit });
      const last = commitPhases.flatMap((phase) => steps.filter((pending) => pending.phase === phase));
      const writes = last.map(({ step }) => step());
      if (request) writes.push(storeAnswer(db, request, value));
      await Promise.all(writes);
      if (dryRun) throw new DryRunRollback(value);
      return { value, replayed: false };
    });
  }
}
