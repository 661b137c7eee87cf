import type { ClickHouseClient } from '@clickhouse/client';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import { startProcess } from '@tributary/backend/messaging/message-trace';
import type { StreamSpec } from '@tributary/backend/messaging/topology';
import type { Logger } from '@tributary/backend/platform/logger';
import { whileOpen } from '@tributary/backend/platform/tracing';
import type { BatchPlan } from './batch-plan.js';
import { publishPoison } from './dead-letters.js';
import { insertBatch } from './insert-batch.js';
import { keepEvents } from './kept-events.js';
import { mendBatch } from './mend-batch.js';
import type { ProjectionMetrics } from './projection-metrics.js';
import type { Tenure } from './tenure.js';

export interface BatchWriterOptions {
  readonly bus: Bus;
  readonly clickhouse: ClickHouseClient;
  readonly logger: Logger;
  readonly metrics: ProjectionMetrics;
  readonly stream: StreamSpec;
}

/** Carries out what a plan says; carried out again, in part or in whole, it changes nothing. */
export class BatchWriter {
  constructor(private readonly options: BatchWriterOptions) {}

  /** @param again somebody may have sent it before */
  async write(plan: BatchPlan, tenure: Tenure, { token, again }: { token: string; again: boolean }): Promise<void> {
    const { bus, clickhouse, metrics, stream } = this.options;
    const { table, rows, unknown } = plan;
    for (const poison of plan.poison) {
      await tenure.persist('publish a dead letter', () => publishPoison(bus, stream.name, poison));
    }
    await tenure.persist('keep unknown events', () => keepEvents(clickhouse, stream.name, unknown));
    const mayInsert = (): void => tenure.assertHeld();
    let sentBefore = again;
    const insert = async (): Promise<void> => {
      const mend = sentBefore;
      sentBefore = true;
      await insertBatch(clickhouse, { table, rows, token }, mayInsert);
      if (mend) this.noteMended(table, await mendBatch(clickhouse, { table, rows, token }, mayInsert));
    };
    const attributes = { 'db.collection.name': table, 'db.operation.batch.size': rows.length };
    const spans = startProcess(`insert ${table}`, plan.traces, attributes);
    await whileOpen(spans, () => tenure.persist('insert', insert));
    metrics.rows.inc({ table }, rows.length);
    metrics.batchRows.observe({ table }, rows.length);
    metrics.duplicates.inc({ table }, plan.duplicates);
    metrics.poison.inc({ table }, plan.poison.length);
    metrics.unknown.inc({ table }, unknown.length);
  }

  private noteMended(table: string, mended: Record<string, number>): void {
    if (Object.keys(mended).length > 0) this.options.logger.warn({ table, mended }, 'a batch was mended');
  }
}
