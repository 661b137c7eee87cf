import type { ClickHouseClient } from '@clickhouse/client';
import { readKept } from '../kept-events.js';
import { projectedTables } from '../projectors/tables.js';
import type { StreamMessage } from '../stream-message.js';
import type { EventsWanted, EventSource } from './event-source.js';

const pageSize = 500;

/** Events that were kept when their types were unknown: of them the stream may remember nothing any more. */
export class KeptEventsSource implements EventSource {
  readonly name = 'unknown_events';

  constructor(private readonly clickhouse: ClickHouseClient) {}

  async *read({ table, types, upTo }: EventsWanted): AsyncGenerator<readonly StreamMessage[]> {
    const { stream } = projectedTables[table];
    for (const type of [...types.projectors.keys()].filter((known) => types.tableOf(known) === table)) {
      for (let from = 0; ;) {
        const range = { from, to: upTo };
        const page = await readKept(this.clickhouse, { stream, type, range, limit: pageSize });
        const last = page.at(-1);
        if (!last) break;
        yield page;
        from = last.seq + 1;
      }
    }
  }
}
