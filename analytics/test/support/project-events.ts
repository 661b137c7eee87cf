import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { BatchPlan, noMemory } from '../../src/batch-plan.js';
import { insertBatch } from '../../src/insert-batch.js';
import { tableNames } from '../../src/projectors/tables.js';

/** Puts events into the tables as the projector does. Throws when one of them cannot be projected. */
export async function projectEvents(clickhouse: ClickHouseClient, events: readonly unknown[]): Promise<void> {
  for (const table of tableNames) {
    const plan = new BatchPlan(table, noMemory, 0);
    events.forEach((event, index) => {
      const data = new TextEncoder().encode(JSON.stringify(event));
      plan.add({ seq: index + 1, at: 0, subject: '', data, producer: '', producerSeq: '' });
    });
    const [poison] = plan.poison;
    if (poison) throw new Error(`event ${poison.message.seq} cannot be projected: ${poison.reason}`);
    await insertBatch(clickhouse, { table, rows: plan.rows, token: randomUUID() }, () => undefined);
  }
}
