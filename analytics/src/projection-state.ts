import type { KV } from '@nats-io/kv';
import { z } from 'zod';
import { compareAndSet, readRevision } from './fenced-value.js';
import type { StoredMarks } from './producer-marks.js';

const sequence = z.int().min(0);
const storedMarks: z.ZodType<StoredMarks> = z.record(
  z.string(),
  z.object({ high: sequence, holes: z.array(z.tuple([sequence, sequence])), seenAt: z.number() }),
);

/** A run of messages that is being inserted under a token. */
const recordedBatch = z.object({ first: sequence, last: sequence, token: z.string() });
export type RecordedBatch = z.infer<typeof recordedBatch>;

/**
 * How far a partition is. Everything up to `done` is in ClickHouse. If there is a `batch`, its rows may be there in part
 * or in whole: whoever owns the partition inserts the same rows under the same token again before anything else.
 */
const projectionState = z.object({
  /** The tenure that wrote it; also makes each text of a fenced write different. */
  owner: z.string(),
  done: sequence,
  /** Producer marks after message `done`, that is before the batch. */
  marks: storedMarks,
  batch: recordedBatch.nullable(),
});
export type ProjectionState = z.infer<typeof projectionState>;

const initial: Omit<ProjectionState, 'owner'> = { done: 0, marks: {}, batch: null };

/** The stored state as one owner sees it: once somebody else has written, every write throws OwnershipLost. */
export class FencedState {
  private constructor(
    private readonly kv: KV,
    private readonly key: string,
    private revision: number,
    private state: ProjectionState,
  ) {}

  /** Reads the state and puts the owner's name on it, which ends the writing of whoever owned it before. */
  static async claim(kv: KV, key: string, owner: string): Promise<FencedState> {
    const { text, revision } = await readRevision(kv, key);
    const stored = text === undefined ? initial : projectionState.parse(JSON.parse(text));
    const state = { ...stored, owner };
    return new FencedState(kv, key, await compareAndSet(kv, key, JSON.stringify(state), revision), state);
  }

  get current(): ProjectionState {
    return this.state;
  }

  /** Replaces the state; see `compareAndSet` for its errors, after which the same write may be tried again. */
  async write(next: Omit<ProjectionState, 'owner'>): Promise<void> {
    const state = { ...next, owner: this.state.owner };
    this.revision = await compareAndSet(this.kv, this.key, JSON.stringify(state), this.revision);
    this.state = state;
  }
}
