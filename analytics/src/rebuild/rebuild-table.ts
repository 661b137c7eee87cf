import type { ClickHouseClient } from '@clickhouse/client';
import type { KV } from '@nats-io/kv';
import type { Logger } from '@tributary/backend/platform/logger';
import type { ProjectedTable } from '../projectors/tables.js';
import type { Sources } from './fill-from-events.js';
import { inRange } from './fill-from-facts.js';
import type { FactRange } from './fill-from-facts.js';
import { Pause, positionOf } from './pause.js';
import { rebuildPlans } from './rebuild-plans.js';
import type { RebuildPlan } from './rebuild-plans.js';
import { SideTable } from './side-table.js';

export interface RebuildOptions {
  readonly clickhouse: ClickHouseClient;
  readonly kv: KV;
  readonly logger: Logger;
  readonly sources: Sources;
  /** As the projectors have it, milliseconds. */
  readonly leaseMs: number;
  /** Breaks it off; then everything is as it was. */
  readonly signal: AbortSignal;
  /** Called after each step; whatever it throws stands for a crash at that point. */
  readonly afterStep?: (step: 'filled' | 'paused' | 'caught up' | 'noted' | 'exchanged') => void;
}

/** The facts of a table that were there at the beginning. */
interface Beginning {
  readonly position: number;
  readonly count: number;
}

/**
 * Makes a table again beside itself while the projector goes on, holds the projector back for as long as it takes to put in
 * what came meanwhile, and exchanges the two. Readers see the one or the other, whole. Broken off anywhere, by `kill -9` too,
 * it leaves the serving table as it was or as it is to be; it can be run again at any time.
 */
export class TableRebuild {
  private readonly plan: RebuildPlan;
  private readonly beginnings = new Map<ProjectedTable, Beginning>();

  constructor(
    private readonly table: string,
    private readonly options: RebuildOptions,
  ) {
    const plan = rebuildPlans.get(table);
    if (!plan) throw new Error(`"${table}" is not one of ${[...rebuildPlans.keys()].join(', ')}`);
    this.plan = plan;
  }

  async run(): Promise<void> {
    const { clickhouse, kv, logger, signal, leaseMs, afterStep } = this.options;
    const side = await SideTable.create(clickhouse, this.table);
    try {
      await this.begin();
      await this.fill(side, (from) => ({ upTo: this.beginningOf(from).position }));
      afterStep?.('filled');
      signal.throwIfAborted();
      logger.info({ table: this.table }, 'filled; waiting for the projector to give way');
      const pause = await Pause.of(this.plan.fedBy, { kv, leaseMs, signal });
      try {
        afterStep?.('paused');
        await this.catchUp(side, pause);
        afterStep?.('caught up');
        await pause.note(side.name);
        afterStep?.('noted');
        pause.assertHeld();
        signal.throwIfAborted();
        await side.exchange();
        afterStep?.('exchanged');
        await pause.note(undefined);
      } finally {
        await pause.release();
      }
      logger.info({ table: this.table }, 'rebuilt');
    } finally {
      // What it held before, or what did not become of it.
      await side.drop();
    }
  }

  private async begin(): Promise<void> {
    for (const from of this.plan.fedBy) {
      const position = await positionOf(this.options.kv, from);
      this.beginnings.set(from, { position, count: await this.count(from, { upTo: position }) });
    }
  }

  /** With the positions held back: adds what is new, or begins again where a beginning no longer holds. */
  private async catchUp(side: SideTable, pause: Pause): Promise<void> {
    let unchanged = true;
    for (const from of this.plan.fedBy) {
      const { position, count } = this.beginningOf(from);
      // A stream that lost its end gives numbers a second time; a batch that was mended adds to what was counted.
      if (pause.doneOf(from) < position || (await this.count(from, { upTo: position })) !== count) unchanged = false;
    }
    if (unchanged) {
      await this.fill(side, (from) => ({ behind: this.beginningOf(from).position }));
      return;
    }
    this.options.logger.warn(
      { table: this.table },
      'the facts changed meanwhile: filling again, with the projector held back',
    );
    await side.empty();
    await this.fill(side, (from) => ({ upTo: pause.doneOf(from) }));
    await this.fill(side, (from) => ({ behind: pause.doneOf(from) }));
  }

  private async fill(side: SideTable, rangeOf: (from: ProjectedTable) => FactRange): Promise<void> {
    const { clickhouse, sources } = this.options;
    for (const from of this.plan.fedBy) {
      await this.plan.fill({ clickhouse, into: side.name, from, range: rangeOf(from) }, sources);
    }
  }

  private beginningOf(from: ProjectedTable): Beginning {
    return this.beginnings.get(from) ?? { position: 0, count: 0 };
  }

  private async count(from: ProjectedTable, range: FactRange): Promise<number> {
    const found = await this.options.clickhouse.query({
      query: `SELECT count() AS n FROM ${from} WHERE ${inRange(range)}`,
      format: 'JSONEachRow',
    });
    return Number((await found.json<{ n: string }>())[0]?.n ?? 0);
  }
}
