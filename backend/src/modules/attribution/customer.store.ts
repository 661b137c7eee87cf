import { newId } from '../../platform/ids.js';
import type { Tx } from '../../platform/transaction.js';
import type { CustomerIdentifier } from './customer-hasher.js';

/** A customer as an order tells of them. */
export interface SeenCustomer {
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly identifiers: readonly CustomerIdentifier[];
  readonly orderedAt: Date;
  readonly seenAt: Date;
}

interface Known {
  readonly id: string;
  readonly firstSeenAt: Date;
}

/**
 * Who the customers of some orders are: those known by any of their identifiers under any live key, and new ones for the rest.
 * Locks the identifiers, so that two orders of a new customer make one. Identifiers that turn out to be of two customers stay with
 * them, and the later is linked to the earlier.
 * @returns for each its id; null when nothing identifies it
 */
export async function findOrAddCustomers(tx: Tx, seen: readonly SeenCustomer[]): Promise<(string | null)[]> {
  const names = [...new Set(seen.flatMap((one) => one.identifiers.map((identifier) => lockName(one, identifier))))];
  if (names.length === 0) return seen.map(() => null);
  await tx.db.execute`
    select pg_advisory_xact_lock(lock) from (
      select hashtextextended(name, 2) as lock from unnest(${names}::text[]) as name order by lock) as locks`;
  const known = await findKnown(tx, seen);
  const customers = new Map<string, SeenCustomer>();
  const identifiers = new Map<string, IdentifierRow>();
  const links = new Map<string, string>();
  const ids = seen.map((one) => {
    const rows = one.identifiers.map((identifier) => rowsOf(one, identifier));
    if (rows.length === 0) return null;
    const found = rows.flatMap((hashes) => hashes.flatMap((row) => known.get(keyOf(row)) ?? [])[0] ?? []);
    const customer = found[0] ?? { id: newId('customer'), firstSeenAt: one.seenAt };
    if (found.length === 0) customers.set(customer.id, one);
    for (const other of found) link(links, customer, other);
    for (const [newest] of rows) {
      if (newest === undefined || known.has(keyOf(newest))) continue;
      identifiers.set(keyOf(newest), { ...newest, customerId: customer.id });
      known.set(keyOf(newest), customer);
    }
    return customer.id;
  });
  await insertCustomers(tx, customers);
  await insertIdentifiers(tx, [...identifiers.values()]);
  await linkCustomers(tx, links);
  await moveFirstOrders(tx, seen, ids);
  return ids;
}

interface HashRow {
  readonly merchantId: string;
  readonly livemode: boolean;
  readonly kind: string;
  readonly keyNo: number;
  readonly hmac: string;
}
type IdentifierRow = HashRow & { readonly customerId: string };

function rowsOf({ merchantId, livemode }: SeenCustomer, { kind, hashes }: CustomerIdentifier): HashRow[] {
  return hashes.map((hash) => ({ merchantId, livemode, kind, ...hash }));
}

function keyOf({ merchantId, livemode, kind, keyNo, hmac }: HashRow): string {
  return JSON.stringify([merchantId, livemode, kind, keyNo, hmac]);
}

/** By the oldest live key, which processes that are given a newer one share with those that are not yet. */
function lockName(seen: SeenCustomer, identifier: CustomerIdentifier): string {
  return JSON.stringify(rowsOf(seen, identifier).at(-1));
}

async function findKnown(tx: Tx, seen: readonly SeenCustomer[]): Promise<Map<string, Known>> {
  const asked = seen.flatMap((one) => one.identifiers.flatMap((identifier) => rowsOf(one, identifier)));
  const rows = await tx.db.rows<HashRow & Known>`
    select a."merchantId", a.livemode, a.kind, a."keyNo", a.hmac, c.id, c.first_seen_at as "firstSeenAt"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a("merchantId" text, livemode boolean, kind text, "keyNo" smallint, hmac text)
    join customer_identifiers i on i.merchant_id = a."merchantId" and i.livemode = a.livemode and i.kind = a.kind
      and i.key_no = a."keyNo" and i.hmac = decode(a.hmac, 'hex')
    join customers c on c.id = i.customer_id`;
  return new Map(rows.map((row) => [keyOf(row), { id: row.id, firstSeenAt: row.firstSeenAt }]));
}

function link(links: Map<string, string>, one: Known, other: Known): void {
  if (one.id === other.id) return;
  const oneIsEarlier =
    one.firstSeenAt < other.firstSeenAt || (+one.firstSeenAt === +other.firstSeenAt && one.id < other.id);
  if (oneIsEarlier) links.set(other.id, one.id);
  else links.set(one.id, other.id);
}

async function insertCustomers(tx: Tx, customers: ReadonlyMap<string, SeenCustomer>): Promise<void> {
  if (customers.size === 0) return;
  const rows = [...customers].map(([id, { merchantId, livemode, orderedAt, seenAt }]) => {
    return { id, merchantId, livemode, orderedAt, seenAt };
  });
  await tx.db.execute`
    insert into customers (id, merchant_id, livemode, first_order_at, first_seen_at)
    select id, "merchantId", livemode, "orderedAt", "seenAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, "merchantId" text, livemode boolean, "orderedAt" timestamptz, "seenAt" timestamptz)`;
}

async function insertIdentifiers(tx: Tx, rows: readonly IdentifierRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.execute`
    insert into customer_identifiers (merchant_id, livemode, kind, key_no, hmac, customer_id)
    select "merchantId", livemode, kind, "keyNo", decode(hmac, 'hex'), "customerId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("merchantId" text, livemode boolean, kind text, "keyNo" smallint, hmac text, "customerId" text)`;
}

async function linkCustomers(tx: Tx, links: ReadonlyMap<string, string>): Promise<void> {
  if (links.size === 0) return;
  await tx.db.execute`
    update customers c set same_as = l.earlier
    from unnest(${[...links.keys()]}::text[], ${[...links.values()]}::text[]) as l(later, earlier)
    where c.id = l.later and c.same_as is null`;
}

/** Orders are also told of late: then the first is an earlier one. */
async function moveFirstOrders(tx: Tx, seen: readonly SeenCustomer[], ids: readonly (string | null)[]): Promise<void> {
  const rows = seen.flatMap(({ orderedAt, seenAt }, i) => {
    const id = ids[i] ?? null;
    return id === null ? [] : [{ id, orderedAt, seenAt }];
  });
  await tx.db.execute`
    update customers c set first_order_at = least(c.first_order_at, o.ordered), first_seen_at = least(c.first_seen_at, o.seen)
    from (
      select id, min("orderedAt") as ordered, min("seenAt") as seen
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, "orderedAt" timestamptz, "seenAt" timestamptz)
      group by id) as o
    where c.id = o.id and (o.ordered < c.first_order_at or o.seen < c.first_seen_at)`;
}
