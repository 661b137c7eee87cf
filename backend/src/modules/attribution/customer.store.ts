import { newId } from '../../platform/ids.js';
import { lockNames } from '../../platform/lock-names.js';
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

/** When a customer first ordered, by what the world says, and when we first knew of them. */
interface Beginning {
  readonly firstOrderAt: Date;
  readonly firstSeenAt: Date;
}
type Known = Beginning & { readonly id: string };

/**
 * Who the customers of some orders are: those known by any of their identifiers under any live key, and new ones for the rest.
 * Locks the identifiers, so that two orders of a new customer make one. Identifiers that turn out to be of two customers stay with
 * them, and the later is linked to the earlier.
 * @param lockWaitMs how long each identifier is waited for, when it is to be less than usual
 * @returns for each its id; null when nothing identifies it
 */
export async function findOrAddCustomers(
  tx: Tx,
  seen: readonly SeenCustomer[],
  lockWaitMs?: number,
): Promise<(string | null)[]> {
  const names = [...new Set(seen.flatMap((one) => one.identifiers.map((identifier) => lockName(one, identifier))))];
  if (names.length === 0) return seen.map(() => null);
  await lockNames(tx.db, 'customer', names, lockWaitMs);
  const known = await findKnown(tx, seen);
  const added = new Map<string, SeenCustomer>();
  const identifiers = new Map<string, IdentifierRow>();
  const links = new Map<string, string>();
  const ids = seen.map((one) => {
    const rows = one.identifiers.map((identifier) => rowsOf(one, identifier));
    if (rows.length === 0) return null;
    const found = rows.flatMap((hashes) => hashes.flatMap((row) => known.get(keyOf(row)) ?? [])[0] ?? []);
    const customer = found[0] ?? { id: newId('customer'), firstOrderAt: one.orderedAt, firstSeenAt: one.seenAt };
    if (found.length === 0) added.set(customer.id, one);
    for (const other of found) link(links, customer, other);
    for (const [newest] of rows) {
      if (newest === undefined || known.has(keyOf(newest))) continue;
      identifiers.set(keyOf(newest), { ...newest, customerId: customer.id });
      known.set(keyOf(newest), customer);
    }
    return customer.id;
  });
  const beginnings = beginningsOf(seen, ids);
  await insertCustomers(tx, added, beginnings);
  await insertIdentifiers(tx, [...identifiers.values()]);
  await linkCustomers(tx, links);
  const earlier = [...known.values()].filter((one) => !added.has(one.id) && beginsEarlier(beginnings.get(one.id), one));
  await moveBeginnings(tx, new Set(earlier.map(({ id }) => id)), beginnings);
  return ids;
}

/** Of each customer the earliest that these orders tell. */
function beginningsOf(seen: readonly SeenCustomer[], ids: readonly (string | null)[]): Map<string, Beginning> {
  const beginnings = new Map<string, Beginning>();
  for (const [i, { orderedAt, seenAt }] of seen.entries()) {
    const id = ids[i] ?? null;
    if (id === null) continue;
    const { firstOrderAt, firstSeenAt } = beginnings.get(id) ?? { firstOrderAt: orderedAt, firstSeenAt: seenAt };
    beginnings.set(id, { firstOrderAt: earliest(firstOrderAt, orderedAt), firstSeenAt: earliest(firstSeenAt, seenAt) });
  }
  return beginnings;
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** Orders are also told of late: then the first is an earlier one. */
function beginsEarlier(told: Beginning | undefined, known: Beginning): boolean {
  return told !== undefined && (told.firstOrderAt < known.firstOrderAt || told.firstSeenAt < known.firstSeenAt);
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
  // One by one, each by its key: as a join PostgreSQL reads the whole table while it has no statistics of it.
  const rows = await tx.db.rows<HashRow & Known>`
    select a."merchantId", a.livemode, a.kind, a."keyNo", a.hmac, k.*
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as a("merchantId" text, livemode boolean, kind text, "keyNo" smallint, hmac text)
    cross join lateral (
      select c.id, c.first_order_at as "firstOrderAt", c.first_seen_at as "firstSeenAt"
      from customer_identifiers i join customers c on c.id = i.customer_id
      where i.merchant_id = a."merchantId" and i.livemode = a.livemode and i.kind = a.kind and i.key_no = a."keyNo"
        and i.hmac = decode(a.hmac, 'hex') limit 1) as k`;
  return new Map(
    rows.map(({ id, firstOrderAt, firstSeenAt, ...row }) => [keyOf(row), { id, firstOrderAt, firstSeenAt }]),
  );
}

function link(links: Map<string, string>, one: Known, other: Known): void {
  if (one.id === other.id) return;
  const oneIsEarlier =
    one.firstSeenAt < other.firstSeenAt || (+one.firstSeenAt === +other.firstSeenAt && one.id < other.id);
  if (oneIsEarlier) links.set(other.id, one.id);
  else links.set(one.id, other.id);
}

async function insertCustomers(
  tx: Tx,
  customers: ReadonlyMap<string, SeenCustomer>,
  beginnings: ReadonlyMap<string, Beginning>,
): Promise<void> {
  if (customers.size === 0) return;
  const rows = [...customers].map(([id, { merchantId, livemode }]) => ({
    id,
    merchantId,
    livemode,
    ...beginnings.get(id),
  }));
  await tx.db.execute`
    insert into customers (id, merchant_id, livemode, first_order_at, first_seen_at)
    select id, "merchantId", livemode, "firstOrderAt", "firstSeenAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, "merchantId" text, livemode boolean, "firstOrderAt" timestamptz, "firstSeenAt" timestamptz)`;
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

/** Somebody else may have moved them since they were read: the earliest stays. */
async function moveBeginnings(
  tx: Tx,
  ids: ReadonlySet<string>,
  beginnings: ReadonlyMap<string, Beginning>,
): Promise<void> {
  if (ids.size === 0) return;
  const rows = [...ids].map((id) => ({ id, ...beginnings.get(id) }));
  await tx.db.execute`
    update customers c
    set first_order_at = least(c.first_order_at, b."firstOrderAt"), first_seen_at = least(c.first_seen_at, b."firstSeenAt")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(id text, "firstOrderAt" timestamptz, "firstSeenAt" timestamptz)
    where c.id = b.id`;
}
