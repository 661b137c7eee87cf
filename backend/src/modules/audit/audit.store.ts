import type { Db } from '../../platform/db.js';
import { empty, sql } from '../../platform/sql.js';
import type { SealedContent } from './rules/chain.js';

/** The newest link of the chain. */
export interface ChainHead {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly xid: string;
  readonly position: bigint;
  readonly sealedAt: Date;
}

const content = sql`
  e.id, e.at, e.action, e.actor_kind as "actorKind", e.actor_id as "actorId", e.on_behalf_of as "onBehalfOf", e.request_id as "requestId",
  e.targets, e.changes, e.source`;

export async function findChainHead(db: Db): Promise<ChainHead | null> {
  const rows = await db.rows<ChainHead>`
    select s.seq, s.hash, e.xid::text as xid, e.position, s.sealed_at as "sealedAt"
    from audit_seals s join audit_entries e on e.id = s.entry_id order by s.seq desc limit 1`;
  return rows[0] ?? null;
}

/**
 * Entries after the head, in the chain's order, as far as nothing can come in between any more: below the oldest transaction
 * that may still be running.
 */
export function findUnsealed(db: Db, head: ChainHead | null, limit: number): Promise<SealedContent[]> {
  const after = head === null ? empty : sql`and (e.xid, e.position) > (${head.xid}::xid8, ${head.position}::bigint)`;
  return db.rows<SealedContent>`
    select ${content} from audit_entries e
    where e.xid < pg_snapshot_xmin(pg_current_snapshot()) ${after}
    order by e.xid, e.position limit ${limit}`;
}

/** Appends links. Of two sealers that do the same, the second is refused by the key. */
export async function insertSeals(
  db: Db,
  seals: readonly { readonly seq: bigint; readonly entryId: string; readonly hash: Uint8Array }[],
): Promise<void> {
  await db.execute`
    insert into audit_seals (seq, entry_id, hash)
    select * from unnest(${seals.map(({ seq }) => seq)}::bigint[], ${seals.map(({ entryId }) => entryId)}::text[],
      ${seals.map(({ hash }) => hash)}::bytea[])`;
}

/** How much of the trail is not sealed yet, and since when. */
export async function unsealedTail(db: Db): Promise<{ entries: number; oldestSeconds: number }> {
  const [row] = await db.rows<{ entries: number; oldestSeconds: number }>`
    select count(*)::int as entries, coalesce(extract(epoch from now() - min(e.at)), 0)::float8 as "oldestSeconds"
    from audit_entries e where not exists (select 1 from audit_seals s where s.entry_id = e.id)
      and e.xid >= coalesce((select x.xid from audit_seals s join audit_entries x on x.id = s.entry_id
                             order by s.seq desc limit 1), '0'::xid8)`;
  return row ?? { entries: 0, oldestSeconds: 0 };
}

/** What was anchored on a day. */
export interface StoredAnchor {
  /** Calendar day in UTC. */
  readonly day: string;
  readonly seq: bigint;
  readonly objectKey: string;
  readonly lockedUntil: Date | null;
}

/** The anchor of a day, or the newest one. */
export async function findAnchor(db: Db, day?: string): Promise<StoredAnchor | null> {
  const wanted = day === undefined ? empty : sql`where day = ${day}::date`;
  const rows = await db.rows<StoredAnchor>`
    select day::text as day, seq, object_key as "objectKey", locked_until as "lockedUntil"
    from audit_anchors ${wanted} order by day desc limit 1`;
  return rows[0] ?? null;
}

export async function insertAnchor(db: Db, { day, seq, objectKey, lockedUntil }: StoredAnchor): Promise<void> {
  await db.execute`
    insert into audit_anchors (day, seq, object_key, locked_until)
    values (${day}::date, ${seq}, ${objectKey}, ${lockedUntil}) on conflict (day) do nothing`;
}
