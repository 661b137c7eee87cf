import { setTimeout as sleep } from 'node:timers/promises';
import type { KV } from '@nats-io/kv';
import { readRevision } from '../fenced-value.js';
import { holdKey } from '../give-way.js';
import { inheritedState } from '../inherited-state.js';
import { Lease } from '../lease.js';
import { FencedState, parseState } from '../projection-state.js';
import { projectedTables } from '../projectors/tables.js';
import type { ProjectedTable } from '../projectors/tables.js';

export interface PauseOptions {
  readonly kv: KV;
  readonly leaseMs: number;
  readonly signal: AbortSignal;
}

interface Held {
  readonly hold: Lease;
  readonly lease: Lease;
  readonly state: FencedState;
}

/**
 * Positions whose owners have given way, with no batch under way: nothing is inserted into what these tables feed until they
 * are released. If this process dies the leases run out, and the projector goes on.
 */
export class Pause {
  private constructor(private readonly held: ReadonlyMap<ProjectedTable, Held>) {}

  /** Waits until all of them have given way. A batch that a dead projector left is for another projector to finish first. */
  static async of(tables: readonly ProjectedTable[], options: PauseOptions): Promise<Pause> {
    for (;;) {
      const held = new Map<ProjectedTable, Held>();
      const pause = new Pause(held);
      try {
        for (const table of tables) held.set(table, await holdBack(table, options));
        if ([...held.values()].every(({ state }) => state.current.batch === null)) return pause;
      } catch (error) {
        await pause.release();
        throw error;
      }
      await pause.release();
      await sleep(options.leaseMs, undefined, { signal: options.signal });
    }
  }

  /** How far a table is. */
  doneOf(table: ProjectedTable): number {
    return this.held.get(table)?.state.current.done ?? 0;
  }

  /** Throws OwnershipLost when one of them cannot be trusted to be held at this very moment. */
  assertHeld(): void {
    for (const { hold, lease } of this.held.values()) {
      hold.assertHeld();
      lease.assertHeld();
    }
  }

  /** Notes what whoever goes on without us has to drop first; nothing when undefined. */
  async note(rebuilding: string | undefined): Promise<void> {
    for (const { state } of this.held.values()) {
      const { rebuilding: _before, ...current } = state.current;
      await state.write(rebuilding === undefined ? current : { ...current, rebuilding });
    }
  }

  async release(): Promise<void> {
    for (const { hold, lease } of this.held.values()) {
      await lease.release();
      await hold.release();
    }
  }
}

async function holdBack(table: ProjectedTable, { kv, leaseMs, signal }: PauseOptions): Promise<Held> {
  const position = `${table}.0`;
  const hold = new Lease(kv, holdKey(position), leaseMs);
  await hold.acquire(signal);
  const lease = new Lease(kv, `${position}.lease`, leaseMs);
  try {
    await lease.acquire(signal);
    const inherited = () => inheritedState(kv, projectedTables[table].stream);
    return {
      hold,
      lease,
      state: await FencedState.claim(kv, { key: `${position}.state`, owner: lease.owner, inherited }),
    };
  } catch (error) {
    await lease.release();
    await hold.release();
    throw error;
  }
}

/** How far a table is, without holding it back: everything up to there is in it. */
export async function positionOf(kv: KV, table: ProjectedTable): Promise<number> {
  const { text } = await readRevision(kv, `${table}.0.state`);
  return text === undefined ? 0 : parseState(text).done;
}
