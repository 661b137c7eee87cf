import type { OutboxEvent } from '@tributary/backend/contracts/events';
import { readEvents, waitingEvents } from '@tributary/backend/messaging/events.store';
import type { EventPosition } from '@tributary/backend/messaging/events.store';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import type { Db } from '@tributary/backend/platform/db';
import { projectedTables } from '../projectors/tables.js';
import type { StreamMessage } from '../stream-message.js';
import type { EventsWanted, EventSource } from './event-source.js';
import { StreamTail } from './stream-tail.js';

const pageSize = 1_000;
const bytes = new TextEncoder();

/** Every event that was ever published, from PostgreSQL: what the stream has forgotten, or lost. */
export class StoredEvents implements EventSource {
  readonly name = 'events in PostgreSQL';

  constructor(
    private readonly db: Db,
    private readonly bus: Bus,
  ) {}

  async *read({ table, types, upTo }: EventsWanted): AsyncGenerator<readonly StreamMessage[]> {
    const tail = new StreamTail(this.bus, projectedTables[table].stream, upTo);
    const wanted = [...types.projectors.keys()].filter(
      (type) => types.tableOf(type) === table,
    ) as OutboxEvent['type'][];
    for (let after: EventPosition | undefined; ;) {
      const page = await readEvents(this.db, { after, types: wanted, limit: pageSize });
      after = page.at(-1);
      if (after === undefined) return;
      // In this order: an event that leaves the outbox in between is found behind the position.
      const ids = page.map(({ id }) => id);
      const toCome = new Set([...(await waitingEvents(this.db, ids)), ...(await tail.ids())]);
      yield page
        .filter(({ id }) => !toCome.has(id))
        .map(({ at, subject, event }) => ({
          seq: 0,
          at: at.getTime(),
          subject,
          data: bytes.encode(JSON.stringify(event)),
          producer: '',
          producerSeq: '',
        }));
    }
  }
}
