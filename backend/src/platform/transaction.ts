import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../kernel/domain-error.js';
import { idempotencyScope } from './actor.js';
import type { Actor } from './actor.js';
import type { AskedRequest } from './asked-request.js';
import { auditEntries } from './audit-trail.js';
import type { Change, Origin } from './audit-trail.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import type { Db } from './db.js';
import type { InOwnFlow } from './batch-queue.js';
import { claimIdempotencyKeys, keepAnswers } from './idempotency.js';
import type { EarlierAnswer, IdempotentRequest, NamedInput } from './idempotency.js';
import { PendingRows } from './pending-rows.js';
import type { CommitPhase, RowWriter } from './pending-rows.js';
import { isRetryable } from './postgres-error.js';
import { currentSpan, SpanKind, startSpan, whileOpen } from './tracing.js';
import type { Span } from './tracing.js';

/** One write transaction. Store functions take it first, so that no statement can escape it. */
export interface Tx {
  readonly db: Db;
  /** When this transaction says it happened: every row and event of it carries the same time. */
  readonly now: Date;
  /** Whose command it is. */
  readonly actor: Actor;
  /** The transaction in the trace of the command's request, if that is recorded. */
  readonly span?: Span;
  /** Hands a row over; `write` gets all rows of the transaction that were handed to it, at once, just before the commit. */
  beforeCommit<R>(phase: CommitPhase, write: RowWriter<R>, row: R): void;
  /** What was handed over to `write` so far, of all commands of the transaction: no query can find it yet. */
  handedOver<R>(phase: CommitPhase, write: RowWriter<R>): readonly R[];
  /** Says for the audit trail what the command did to one thing. Every command says it of everything it changes. */
  changed(change: Change): void;
}

/** What a command brings with it besides its input. */
export interface Invocation {
  readonly actor: Actor;
  /** From the `Idempotency-Key` header. */
  readonly idempotencyKey?: string;
  /** The request that brought the key. */
  readonly asked?: AskedRequest;
  /** The same pipeline and the same answer, and nothing kept. */
  readonly dryRun?: boolean;
  /** Where the request came from; missing for what the clock caused. */
  readonly origin?: Origin;
}

/** A command by its name in the audit trail. */
export type CommandName =
  | string
  | {
      readonly action: string;
      /** Name and input as version 1 of the hash covered them, where either has changed since. See docs/adr/0048. */
      readonly asVersion1: (input: unknown) => NamedInput;
    };

/** A command of a group that was not answered before. */
export interface Fresh<W> {
  readonly write: W;
  /** The group's transaction; what it says is changed counts as this command's. */
  readonly tx: Tx;
}

export interface Outcome<T> {
  readonly value: T;
  /** The answer of an earlier request with the same idempotency key. */
  readonly replayed: boolean;
}

/** What makes a command one of several that share a transaction. */
export interface GroupedWrite {
  readonly input: unknown;
  readonly invocation: Invocation;
  /** The flow whose clock says when it happens; the group's own when left out. */
  readonly inOwnFlow?: InOwnFlow;
}

/**
 * The business step of a group. Is given the commands that were not answered before, at least one, whose keys are claimed, and
 * answers each. A refused one gets its `DomainError` and must have written nothing.
 */
export type GroupWork<W, T> = (fresh: readonly [Fresh<W>, ...Fresh<W>[]]) => Promise<readonly (T | DomainError)[]>;

/** The commands of one transaction. */
interface Group<W> {
  readonly name: CommandName;
  readonly writes: readonly W[];
  readonly spans: ReadonlyMap<GroupedWrite, Span>;
  readonly lockWaitMs: number | undefined;
}

interface TxParts<W> {
  readonly db: Db;
  readonly pending: PendingRows;
  readonly name: CommandName;
  readonly write: W;
  readonly span: Span | undefined;
}

const maxAttempts = 8;

const inThisFlow: InOwnFlow = (work) => work();

class DryRunRollback extends Error {
  constructor(readonly outcomes: unknown) {
    super('dry run');
  }
}

/**
 * The one way state is changed: begins the transaction, claims the idempotency key, runs the business step, writes the
 * outbox, stores the answer, commits; repeats all of it on serialisation failure or deadlock.
 */
export class Writes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param input of the command; an idempotency key is bound to the request, and to this where it was stored by version 1
   * @param work the business step; its result must be plain JSON, because it is what a repeated key gets
   */
  async run<T>(
    name: CommandName,
    input: unknown,
    invocation: Invocation,
    work: (tx: Tx) => Promise<T>,
  ): Promise<Outcome<T>> {
    const [outcome] = await this.runGroup(name, [{ input, invocation }], async ([one]) => [await work(one.tx)]);
    if (outcome === undefined || outcome instanceof DomainError) throw outcome ?? new Error('no outcome');
    return outcome;
  }

  /**
   * Several commands of one kind in one transaction: one begin, one commit, one wait for the disk. Each has its own key and
   * its own outcome, in the order they were given. A dry run is a group of its own. Anything thrown undoes all of them.
   * @param lockWaitMs how long keys are waited for that others hold, when it is to be less than usual; then SQLSTATE 55P03
   */
  async runGroup<W extends GroupedWrite, T>(
    name: CommandName,
    writes: readonly W[],
    work: GroupWork<W, T>,
    lockWaitMs?: number,
  ): Promise<(Outcome<T> | DomainError)[]> {
    const spans = transactionSpans(actionOf(name), writes);
    return whileOpen([...spans.values()], () => this.inTransaction({ name, writes, spans, lockWaitMs }, work));
  }

  private async inTransaction<W extends GroupedWrite, T>(
    { name, writes, spans, lockWaitMs }: Group<W>,
    work: GroupWork<W, T>,
  ): Promise<(Outcome<T> | DomainError)[]> {
    const requests = writes.map((write) => requestOf(name, write));
    const dryRun = writes.some(({ invocation }) => invocation.dryRun === true);
    try {
      return await repeating(() =>
        this.database.transaction(async (db) => {
          const earlier = await claimIdempotencyKeys(db, requests, lockWaitMs);
          const pending = new PendingRows();
          const [first, ...others] = writes
            .filter((_, i) => earlier[i] === undefined)
            .map((write) => this.open({ db, pending, name, write, span: spans.get(write) }));
          const answers = (first === undefined ? [] : await work([first, ...others])).values();
          const outcomes = earlier.map((found) => (found ? replayOf<T>(found) : outcomeOf(answers.next().value)));
          for (const statement of [...keepAnswers(answersToKeep(requests, outcomes)), ...pending.statements()])
            await db.execute(statement);
          if (dryRun) throw new DryRunRollback(outcomes);
          return outcomes;
        }),
      );
    } catch (error) {
      if (error instanceof DryRunRollback) return error.outcomes as (Outcome<T> | DomainError)[];
      throw error;
    }
  }

  private open<W extends GroupedWrite>(parts: TxParts<W>): Fresh<W> {
    const { db, pending, name, write, span } = parts;
    const action = actionOf(name);
    const { invocation, inOwnFlow = inThisFlow } = write;
    const { actor, origin } = invocation;
    const now = inOwnFlow(() => this.clock.now());
    const changes: Change[] = [];
    const changed = (change: Change): void => {
      if (changes.length === 0) pending.add('announce', auditEntries, { action, actor, origin, at: now, changes });
      changes.push(change);
    };
    return {
      write,
      tx: {
        ...{ db, now, actor, changed, ...(span && { span }) },
        beforeCommit: (phase, writer, row) => pending.add(phase, writer, row),
        handedOver: (phase, writer) => pending.of(phase, writer),
      },
    };
  }
}

function actionOf(name: CommandName): string {
  return typeof name === 'string' ? name : name.action;
}

/** The transaction as a span of each recorded trace that one of its commands belongs to. */
function transactionSpans(action: string, writes: readonly GroupedWrite[]): ReadonlyMap<GroupedWrite, Span> {
  const spans = new Map<GroupedWrite, Span>();
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.batch.size': writes.length };
  for (const write of writes) {
    const parent = (write.inOwnFlow ?? inThisFlow)(() => currentSpan()?.spanContext());
    if (!parent) continue;
    spans.set(write, startSpan(`transaction ${action}`, { kind: SpanKind.CLIENT, parent, attributes }));
  }
  return spans;
}

async function repeating<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetryable(error) || number === maxAttempts) throw error;
      await sleep(Math.random() * 5 * 2 ** number);
    }
  }
}

function requestOf(name: CommandName, { input, invocation }: GroupedWrite): IdempotentRequest | undefined {
  const { actor, idempotencyKey: key, dryRun, asked } = invocation;
  if (key === undefined || dryRun === true) return undefined;
  const version1 = typeof name === 'string' ? { name, input } : name.asVersion1(input);
  return { scope: idempotencyScope(actor), key, inputs: { 1: version1, 2: asked ?? version1 } };
}

function replayOf<T>(earlier: EarlierAnswer): Outcome<T> | DomainError {
  return 'refusal' in earlier ? earlier.refusal : { value: earlier.answer as T, replayed: true };
}

function outcomeOf<T>(answer: T | DomainError | undefined): Outcome<T> | DomainError {
  if (answer === undefined) throw new Error('a write was not answered');
  return answer instanceof DomainError ? answer : { value: answer, replayed: false };
}

function answersToKeep(
  requests: readonly (IdempotentRequest | undefined)[],
  outcomes: readonly (Outcome<unknown> | DomainError)[],
): { request: IdempotentRequest; answer: unknown }[] {
  return outcomes.flatMap((outcome, i) => {
    const request = requests[i];
    if (request === undefined || outcome instanceof DomainError || outcome.replayed) return [];
    return [{ request, answer: outcome.value }];
  });
}
