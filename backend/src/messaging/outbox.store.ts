import type { Database } from '../platform/database.js';
import type { Db } from '../platform/db.js';
import { stillHoldsLease } from '../platform/lease.js';

export const relayLease = 'outbox-relay';

/** A row of the outbox with the number it is published under. */
export interface NumberedRow {
  readonly seq: bigint;
  readonly eventId: string;
  readonly subject: string;
  readonly event: unknown;
  readonly headers: Record<string, string>;
}

export interface NumberedBatch {
  readonly epoch: string;
  readonly rows: readonly NumberedRow[];
}

/**
 * The next rows to publish, each with its number. Numbers are given here, once, in the order of publishing, and committed
 * before anything is sent: whatever is sent again later carries the same number.
 *
 * Only rows below the oldest running transaction are taken, and of one aggregate none before its earlier versions: a row
 * with a lower position or transaction id may still be about to commit (it may even hold an older lock).
 * @returns undefined when the lease is no longer held
 */
export async function numberNextRows(
  database: Database,
  owner: string,
  limit: number,
): Promise<NumberedBatch | undefined> {
  return database.transaction(async (db) => {
    if (!(await stillHoldsLease(db, relayLease, owner))) return undefined;
    await numberRows(db, limit);
    const [relay] = await db.rows<{ epoch: string }>`select epoch::text from outbox_relay`;
    const rows = await db.rows<NumberedRow>`
      select relay_seq as seq, event_id::text as "eventId", subject, event, headers
      from outbox where relay_seq is not null order by relay_seq limit ${limit}`;
    return { epoch: relay?.epoch ?? '', rows };
  });
}

async function numberRows(db: Db, limit: number): Promise<void> {
  await db.execute`
    with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin),
    eligible as (
      select o.position from outbox o, horizon
      where o.relay_seq is null and o.xid < horizon.xmin
        and not exists (
          select 1 from outbox earlier
          where earlier.aggregate_id = o.aggregate_id and earlier.aggregate_version < o.aggregate_version
            and earlier.relay_seq is null and earlier.xid >= horizon.xmin)
      order by o.position limit ${limit}),
    numbered as (select position, row_number() over (order by position) as n from eligible),
    counter as (
      update outbox_relay set last_seq = last_seq + (select count(*) from numbered)
      where exists (select 1 from numbered)
      returning last_seq - (select count(*) from numbered) as base)
    update outbox set relay_seq = counter.base + numbered.n from numbered, counter where outbox.position = numbered.position`;
}

/** From now on this session is told when somebody has written to the outbox while it holds the lock of `lockOutboxWatch`. */
export async function listenToOutbox(session: Db): Promise<void> {
  await session.execute`listen outbox`;
}

/** @returns false while somebody is writing who has not notified, or another relay waits */
export async function lockOutboxWatch(session: Db): Promise<boolean> {
  const [row] = await session.rows<{ locked: boolean }>`
    select pg_try_advisory_lock(hashtextextended('outbox relay waits', 0)) as locked`;
  return row?.locked === true;
}

export async function unlockOutboxWatch(session: Db): Promise<void> {
  await session.execute`select pg_advisory_unlock(hashtextextended('outbox relay waits', 0))`;
}

export async function isOutboxEmpty(db: Db): Promise<boolean> {
  const rows = await db.rows<unknown>`select 1 from outbox limit 1`;
  return rows.length === 0;
}

/** Takes out what JetStream has acknowledged. Deleting twice is harmless. */
export async function removePublished(db: Db, upTo: bigint): Promise<void> {
  await db.execute`delete from outbox where relay_seq <= ${upTo}`;
}

/** How many facts wait, and for how long the oldest has, in seconds. */
export async function outboxBacklog(db: Db): Promise<{ rows: number; oldestSeconds: number }> {
  const [backlog] = await db.rows<{ rows: number; oldestSeconds: number }>`
    select count(*)::int as rows,
           coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as "oldestSeconds"
    from outbox`;
  return backlog ?? { rows: 0, oldestSeconds: 0 };
}
