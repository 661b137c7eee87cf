import type { Db } from '../../platform/db.js';
import { commitmentTo } from '../../platform/audit-trail.js';
import { sql } from '../../platform/sql.js';
import { chainHash, genesis } from './rules/chain.js';
import type { SealedContent } from './rules/chain.js';

const batch = 1_000;

/** What the trail was found to be. */
export interface AuditVerdict {
  /** Links that were proven, up to the first bad one. */
  readonly proven: number;
  /** Hex of the last good hash. */
  readonly head: string;
  /** Entries that have no place in the chain yet. */
  readonly unsealed: number;
  /** The first thing that is wrong, in one sentence; null when nothing is. */
  readonly fault: string | null;
}

interface Link extends Omit<SealedContent, 'id'> {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly entryId: string;
  /** Null when the entry is gone. */
  readonly id: string | null;
}

/** Proves the whole chain from its beginning, and that no personal value differs from what was committed to. */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  let proven = 0;
  let hash: Uint8Array = genesis;
  let fault: string | null = null;
  for (let links = await linksAfter(db, 0n); links.length > 0 && fault === null;) {
    for (const link of links) {
      fault = faultOf(link, BigInt(proven) + 1n, hash);
      if (fault !== null) break;
      hash = link.hash;
      proven += 1;
    }
    links = fault === null ? await linksAfter(db, BigInt(proven)) : [];
  }
  fault ??= (await insertedBehind(db)) ?? (await falseValue(db));
  const unsealed = await db.rows<{ count: number }>`
    select count(*)::int as count from audit_entries e
    where not exists (select 1 from audit_seals s where s.entry_id = e.id)`;
  return { proven, head: Buffer.from(hash).toString('hex'), unsealed: unsealed[0]?.count ?? 0, fault };
}

function linksAfter(db: Db, seq: bigint): Promise<Link[]> {
  return db.rows<Link>(sql`
    select s.seq, s.hash, s.entry_id as "entryId", e.id, e.at, e.action, e.actor_kind as "actorKind",
      e.actor_id as "actorId", e.on_behalf_of as "onBehalfOf", e.request_id as "requestId", e.targets, e.changes, e.source
    from audit_seals s left join audit_entries e on e.id = s.entry_id
    where s.seq > ${seq} order by s.seq limit ${batch}`);
}

function faultOf(link: Link, expected: bigint, previous: Uint8Array): string | null {
  if (link.seq !== expected) return `Link ${expected} of the chain is missing: the next one is ${link.seq}.`;
  const { id } = link;
  if (id === null) return `Entry ${link.entryId}, link ${link.seq} of the chain, is gone.`;
  if (chainHash(previous, link.seq, { ...link, id }).equals(link.hash)) return null;
  return `Entry ${id}, link ${link.seq} of the chain, does not match its hash.`;
}

/** An entry older than the chain's end that has no link was put in afterwards. */
async function insertedBehind(db: Db): Promise<string | null> {
  const [row] = await db.rows<{ id: string }>`
    select e.id from audit_entries e
    where not exists (select 1 from audit_seals s where s.entry_id = e.id)
      and (e.xid, e.position) < (select x.xid, x.position from audit_seals s join audit_entries x on x.id = s.entry_id
                                 order by s.seq desc limit 1)
    order by e.xid, e.position limit 1`;
  return row === undefined ? null : `Entry ${row.id} was put in behind the end of the chain.`;
}

async function falseValue(db: Db): Promise<string | null> {
  for (let after = { entryId: '', path: '' }; ;) {
    const rows = await db.rows<{ entryId: string; path: string; salt: string; value: string; committed: string }>`
      select p.entry_id as "entryId", p.path, p.salt, p.value,
        case when p.path = 'source' then e.source ->> 'committed'
             else e.changes #>> (string_to_array(substr(p.path, length('changes.') + 1), '.') || '{committed}') end as committed
      from audit_personal p join audit_entries e on e.id = p.entry_id
      where (p.entry_id, p.path) > (${after.entryId}, ${after.path})
      order by p.entry_id, p.path limit ${batch}`;
    const wrong = rows.find(({ salt, value, committed }) => commitmentTo(salt, value) !== committed);
    if (wrong) return `The personal value ${wrong.path} of entry ${wrong.entryId} is not what was committed to.`;
    const last = rows.at(-1);
    if (last === undefined) return null;
    after = last;
  }
}
