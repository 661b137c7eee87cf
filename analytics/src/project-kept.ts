import { randomUUID } from 'node:crypto';
import { BatchPlan } from './batch-plan.js';
import type { KeptRange } from './batch-plan.js';
import type { BatchWriter, BatchWriterOptions } from './batch-writer.js';
import type { EventTypes } from './event-types.js';
import { readKept } from './kept-events.js';
import type { ProjectedTable } from './projectors/tables.js';
import type { Tenure } from './tenure.js';

const pageSize = 500;

/** Projects into one table what its cursor kept for want of knowing it, as soon as this version knows the type. */
export class KeptProjection {
  constructor(
    private readonly table: ProjectedTable,
    private readonly options: Pick<BatchWriterOptions, 'clickhouse' | 'stream'> & { readonly types: EventTypes },
    private readonly writer: BatchWriter,
  ) {}

  /** Finishes every type that is known by now, page by page; each page is a recorded batch like any other. */
  async run(tenure: Tenure): Promise<void> {
    const { types } = this.options;
    for (const type of Object.keys(tenure.current.kept).filter((name) => types.isKnown(name))) {
      if (types.tableOf(type) === this.table) while (await this.projectPage(type, tenure));
      const { [type]: _finished, ...kept } = tenure.current.kept;
      await tenure.write('mark kept events done', { ...tenure.current, kept });
    }
  }

  /** Finishes the recorded batch of kept events. */
  async finish(type: string, tenure: Tenure): Promise<void> {
    const { batch } = tenure.current;
    if (!batch) return;
    // Not to be finished with other rows than those of the version that began it.
    if (this.options.types.tableOf(type) !== this.table)
      throw new Error(`a newer version began to project kept events: ${type}`);
    const plan = await this.plan(type, tenure, { from: batch.first, to: batch.last }, Number.MAX_SAFE_INTEGER);
    await this.apply(type, plan, tenure, { token: batch.token, again: true });
  }

  private async projectPage(type: string, tenure: Tenure): Promise<boolean> {
    const range = tenure.current.kept[type];
    if (!range) return false;
    const plan = await this.plan(type, tenure, range, pageSize);
    if (plan.first === undefined) return false;
    const token = randomUUID();
    const batch = { first: plan.first, last: plan.last, token, keptType: type };
    await tenure.write('record the batch', { ...tenure.current, batch });
    tenure.passed('recorded');
    await this.apply(type, plan, tenure, { token, again: false });
    return true;
  }

  private async plan(type: string, tenure: Tenure, range: KeptRange, limit: number): Promise<BatchPlan> {
    const { clickhouse, stream, types } = this.options;
    const messages = await tenure.persist('read kept events', () =>
      readKept(clickhouse, { stream: stream.name, type, range, limit }),
    );
    const { marks, kept } = tenure.current;
    const plan = new BatchPlan(this.table, { marks, kept }, stream.maxAgeMs, types);
    for (const message of messages) plan.addKept(message);
    return plan;
  }

  private async apply(
    type: string,
    plan: BatchPlan,
    tenure: Tenure,
    how: { token: string; again: boolean },
  ): Promise<void> {
    await this.writer.write(plan, tenure, how);
    tenure.passed('inserted');
    const { kept, ...current } = tenure.current;
    const range = kept[type];
    const rest = range && { ...kept, [type]: { from: (current.batch?.last ?? range.from) + 1, to: range.to } };
    await tenure.write('mark the batch done', { ...current, kept: rest ?? kept, batch: null });
    tenure.passed('done');
  }
}
