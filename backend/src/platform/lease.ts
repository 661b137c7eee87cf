import type { Db } from './db.js';

/** How long a lease holds without being renewed. */
export const leaseSeconds = 10;

/**
 * Takes or renews the right to run one named job. Times are the database's own, so hosts' clocks do not matter.
 * @returns whether `owner` holds the lease now
 */
export async function holdLease(db: Db, name: string, owner: string): Promise<boolean> {
  const held = await db.execute`
    insert into leases (name, owner, expires_at) values (${name}, ${owner}, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (name) do update set owner = excluded.owner, expires_at = excluded.expires_at
      where leases.owner = excluded.owner or leases.expires_at < now()`;
  return held === 1;
}

/** Whether the lease is still held, kept so until the surrounding transaction ends. */
export async function stillHoldsLease(db: Db, name: string, owner: string): Promise<boolean> {
  const rows = await db.rows<unknown>`
    select 1 from leases where name = ${name} and owner = ${owner} and expires_at > now() for share`;
  return rows.length === 1;
}

/** Lets the next one begin at once instead of after the lease has run out. */
export async function releaseLease(db: Db, name: string, owner: string): Promise<void> {
  await db.execute`delete from leases where name = ${name} and owner = ${owner}`;
}
