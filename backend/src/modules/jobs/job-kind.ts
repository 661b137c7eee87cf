import type { z } from 'zod';
import type { Tx } from '../../platform/transaction.js';
import type { RetryPolicy } from './rules/failed-attempt.js';

/** What jobs of one kind are about, for those who enqueue them and for the one who does them. */
export interface JobKind<P> extends RetryPolicy {
  /** Lower case and dashes; part of a subject and of metrics. */
  readonly name: string;
  /** Kept as JSON: holds ids rather than what they stand for, and no secrets. */
  readonly payload: z.ZodType<P>;
}

/** One attempt at a job. */
export interface Attempt {
  readonly jobId: string;
  /** 1 for the first; also counts those before a replay. */
  readonly number: number;
  /** Aborted when the deadline has passed or the claim was lost: whatever is still running must end. */
  readonly signal: AbortSignal;
}

/** What an attempt came to: written in the transaction that ends the job, if the claim is still its own. */
export type JobResult = ((tx: Tx) => Promise<void>) | undefined;

/** How jobs of a kind are done. */
export interface JobWork<P> {
  /** Jobs at once in one process. */
  readonly concurrency: number;
  /** How long one attempt may take, in milliseconds. */
  readonly deadlineMs: number;
  /**
   * The work itself, outside any transaction. It may run twice (a process killed between the effect and its note), so where
   * the other side knows keys, the job's id is the key. @throws JobRefused when trying again is pointless
   */
  run(payload: P, attempt: Attempt): Promise<JobResult>;
  /** Written with the end of a job that is given up. */
  whenDead?(tx: Tx, payload: P, reason: string): Promise<void>;
  /** A dead job cannot be replayed: what it was about is forgotten. */
  readonly forgottenWhenDead?: true;
}

/** A kind with its work, as the worker runs it. */
export interface JobHandler extends Omit<JobWork<unknown>, 'whenDead'>, RetryPolicy {
  readonly kind: string;
  whenDead(tx: Tx, payload: unknown, reason: string): Promise<void>;
}

/** Trying again is pointless: the job is given up at once, with this reason. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}

export function jobHandler<P>(kind: JobKind<P>, work: JobWork<P>): JobHandler {
  const { name, payload: schema, maxAttempts, firstWaitSeconds, longestWaitSeconds } = kind;
  const { concurrency, deadlineMs, forgottenWhenDead } = work;
  return {
    kind: name,
    ...{ maxAttempts, firstWaitSeconds, longestWaitSeconds, concurrency, deadlineMs },
    ...(forgottenWhenDead && { forgottenWhenDead }),
    run: (payload, attempt) => {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) throw new JobRefused(`payload not understood: ${issuesOf(parsed.error)}`);
      return work.run(parsed.data, attempt);
    },
    whenDead: async (tx, payload, reason) => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) await work.whenDead?.(tx, parsed.data, reason);
    },
  };
}

/** Where and what is wrong, without the values. */
function issuesOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.code}`).join('; ');
}
