import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease } from './lease.js';
import { OwnershipLost } from './ownership-lost.js';
import type { FencedState, ProjectionState } from './projection-state.js';

const maxPauseMs = 1_000;

/** The durable steps of a batch. */
export type BatchStep = 'recorded' | 'inserted' | 'done';

/** Is told how steps go. */
export interface StepWatch {
  failed(what: string, error: unknown): void;
  succeeded(): void;
  /** After a durable step; whatever it throws stands for a crash at that point. */
  passed(step: BatchStep): void;
}

/** One owner's time with a position: its lease, its fenced state, and steps that are tried again for as long as it lasts. */
export class Tenure {
  constructor(
    private readonly lease: Lease,
    private readonly state: FencedState,
    private readonly watch: StepWatch,
    /** Ends waiting between two attempts. */
    readonly stopping: AbortSignal,
  ) {}

  get current(): ProjectionState {
    return this.state.current;
  }

  /** Throws OwnershipLost when the lease cannot be trusted at this very moment. */
  assertHeld(): void {
    this.lease.assertHeld();
  }

  passed(step: BatchStep): void {
    this.watch.passed(step);
  }

  /** Replaces the state, see `persist`. */
  async write(what: string, next: Omit<ProjectionState, 'owner'>): Promise<void> {
    await this.persist(what, () => this.state.write(next));
  }

  /** Does a repeatable step, again and again while the lease lasts; OwnershipLost ends it. */
  async persist<T>(what: string, step: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      this.lease.assertHeld();
      try {
        const result = await step();
        this.watch.succeeded();
        return result;
      } catch (error) {
        if (error instanceof OwnershipLost || this.stopping.aborted) throw error;
        this.watch.failed(what, error);
        await sleep(pauseAfter(failures), undefined, { signal: this.stopping });
      }
    }
  }
}

/** Milliseconds to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(50 * 2 ** Math.min(failures, 10), maxPauseMs);
}
