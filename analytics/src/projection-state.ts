import type { KV } from '@nats-io/kv';
import { z } from 'zod';
import { compareAndSet, readRevision } from './fenced-value.js';
import type { StoredMarks } from './producer-marks.js';

const sequence = z.int().min(0);
const storedMarks: z.ZodType<StoredMarks> = z.record(
  z.string(),
  z.object({ high: sequence, holes: z.array(z.tuple([sequence, sequence])), seenAt: z.number() }),
);

const keptRanges = z.record(z.string(), z.object({ from: sequence, to: sequence }));

/** A run of messages that is being inserted under a token. */
const recordedBatch = z.object({
  first: sequence,
  last: sequence,
  token: z.string(),
  /** Not messages of the stream, but kept events of this type, which the version that recorded it knew. */
  keptType: z.string().optional(),
});

/**
 * How far a table is in its stream. Everything up to `done` is in ClickHouse. If there is a `batch`, its rows may be there in
 * part or in whole: whoever owns the position inserts the same rows under the same token again before anything else.
 */
const projectionState = z.object({
  /** The tenure that wrote it; also makes each text of a fenced write different. */
  owner: z.string(),
  done: sequence,
  /** Producer marks after message `done`, that is before the batch. */
  marks: storedMarks,
  /** Likewise, the events kept because their type was unknown. */
  kept: keptRanges.default({}),
  batch: recordedBatch.nullable(),
  /** The table that a rebuild was about to exchange when it was broken off: who goes on drops it first (see `Pause`). */
  rebuilding: z
    .string()
    .regex(/^\w+_rebuilt_[0-9a-f]{8}$/)
    .optional(),
});
export type ProjectionState = z.infer<typeof projectionState>;

const initial: Omit<ProjectionState, 'owner'> = { done: 0, marks: {}, kept: {}, batch: null };

/** The stored state as one owner sees it: once somebody else has written, every write throws OwnershipLost. */
export class FencedState {
  private constructor(
    private readonly kv: KV,
    private readonly key: string,
    private revision: number,
    private state: ProjectionState,
  ) {}

  /**
   * Reads the state and puts the owner's name on it, which ends the writing of whoever owned it before.
   * @param inherited gives the state to begin with where there is none yet
   */
  static async claim(
    kv: KV,
    { key, owner, inherited }: { key: string; owner: string; inherited?: () => Promise<ProjectionState | undefined> },
  ): Promise<FencedState> {
    const { text, revision } = await readRevision(kv, key);
    const stored = text === undefined ? await inherited?.() : parseState(text);
    const state = { ...(stored ?? initial), owner };
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

/** Throws when the text is not a state. */
export function parseState(text: string): ProjectionState {
  return projectionState.parse(JSON.parse(text));
}
