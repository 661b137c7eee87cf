import type { EventTypes } from '../event-types.js';
import type { ProjectedTable } from '../projectors/tables.js';
import type { StreamMessage } from '../stream-message.js';

/** What is asked of a source. */
export interface EventsWanted {
  readonly table: ProjectedTable;
  readonly types: EventTypes;
  /** Position in the table's stream: events behind it are not given, because they are projected as they come. */
  readonly upTo: number;
}

/**
 * Where the facts of a table can be read again, as they were published. Of several sources the first that has an event counts.
 * A message whose place in the stream is not known has number 0.
 */
export interface EventSource {
  /** For people. */
  readonly name: string;
  /** Oldest first, in pages. May give events of other tables too, and copies. */
  read(wanted: EventsWanted): AsyncIterable<readonly StreamMessage[]>;
}
