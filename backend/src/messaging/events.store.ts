import type { OutboxEvent } from '../contracts/events.js';
import type { Db } from '../platform/db.js';

/** A place in the order of events: the transaction that wrote one, and its place among that transaction's. */
export interface EventPosition {
  readonly xid: string;
  readonly position: string;
}

/** An event as it was published, where to, and which request caused it. */
export interface StoredEvent extends EventPosition {
  readonly id: string;
  readonly type: OutboxEvent['type'];
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly at: Date;
  readonly requestId: string | null;
  readonly subject: string;
  /** Of the contract that `type` names; parse it as one that was read from the stream. */
  readonly event: unknown;
}

export interface EventQuery {
  /** The last event that was read; from the beginning when left out. */
  readonly after?: EventPosition | undefined;
  /** All when left out. */
  readonly types?: readonly OutboxEvent['type'][] | undefined;
  /** Only what happened earlier: a reader that has the rest from the stream asks for what that has forgotten. */
  readonly before?: Date | undefined;
  readonly limit: number;
}

const beginning: EventPosition = { xid: '0', position: '0' };

/**
 * The next events of all that were ever published, in an order in which none is skipped: by transaction, below the oldest that
 * still runs. A reader that goes by time, by id or by position alone would miss what commits late under an earlier one.
 * Of two events of one aggregate the later may come first, as anywhere: their order is `aggregateVersion`.
 */
export function readEvents(db: Db, { after = beginning, types, before, limit }: EventQuery): Promise<StoredEvent[]> {
  return db.rows<StoredEvent>`
    select xid::text, position::text, id::text, type, aggregate_id as "aggregateId",
           aggregate_version as "aggregateVersion", at, request_id as "requestId", subject, event
    from events
    where (xid, position) > (${after.xid}::xid8, ${after.position}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
      and (${types ?? null}::text[] is null or type = any(${types ?? null}::text[]))
      and at < ${before ?? 'infinity'}::timestamptz
    order by events.xid, events.position limit ${limit}`;
}

/** Those of the events that the stream does not have yet. */
export async function waitingEvents(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>`
    select event_id::text as id from outbox where event_id = any(${ids}::uuid[])`;
  return rows.map(({ id }) => id);
}

const monthsAhead = 2;

/** Makes the partitions of the coming months before they are needed. @returns how many were missing */
export async function makeEventPartitions(db: Db): Promise<number> {
  const [result] = await db.rows<{ made: number }>`select make_event_partitions(${monthsAhead}) as made`;
  return result?.made ?? 0;
}
