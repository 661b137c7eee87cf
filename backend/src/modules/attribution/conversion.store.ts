import type { ConversionStateV2 } from '../../contracts/conversion-state.v2.js';
import { formatAmount } from '../../kernel/money.js';
import type { ConversionState as Status, RefundState } from '../../kernel/states.js';
import { columnsOf, jsonRows } from '../../platform/json-rows.js';
import type { Db } from '../../platform/db.js';
import { lockNames } from '../../platform/lock-names.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import { oldestReason, openHolds, openHoldsNow, openHoldsOfConversion } from '../holds/public.js';
import type { HoldReason } from '../holds/public.js';
import { insertItems } from './conversion-item.store.js';
import type { ConversionItem } from './conversion-item.store.js';
import { decisionJson, insertDecisions, toDecision } from './decision.store.js';
import type { StoredDecision } from './decision.store.js';
import { shareCredits } from './rules/conversion-credits.js';
import type { CreditedConversion } from './rules/conversion-credits.js';
import type { AttributionDecision } from './rules/decide-attribution.js';
import { mainShare } from './rules/main-share.js';

/** What makes a conversion one and the same for its merchant. */
export interface OrderKey {
  readonly merchantId: string;
  readonly type: string;
  readonly orderId: string;
  readonly livemode: boolean;
}

/** A conversion as stored; amounts in minor units of `currency`, the order's. */
export interface Conversion extends OrderKey {
  readonly id: string;
  readonly programId: string;
  readonly status: Status;
  /** Of its open holds, the oldest first. */
  readonly holdReasons: readonly HoldReason[];
  readonly refundState: RefundState;
  readonly currency: string | null;
  readonly amountMinor: bigint | null;
  readonly taxMinor: bigint;
  readonly shippingMinor: bigint;
  readonly discountMinor: bigint;
  readonly refundedMinor: bigint;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  /** Civil date, `YYYY-MM-DD`. */
  readonly bookingDate: string;
  readonly backdated: boolean;
  readonly termsVersion: number;
  readonly clickId: string | null;
  readonly couponCode: string | null;
  /** The number of the decision that counts, the last. */
  readonly decisionNo: number;
  readonly attribution: AttributionDecision;
  readonly customerId: string | null;
  /** What else is kept of the customer, and what was reported with the order: JSON. */
  readonly customer: object | null;
  readonly metadata: Record<string, unknown> | null;
  readonly subscriptionId: string | null;
  /** When and why it was rejected; null unless it is. */
  readonly rejectedAt: Date | null;
  readonly rejectionReason: string | null;
  readonly version: number;
}

/**
 * Lines up everyone who writes about these orders, whether or not they exist yet: without it a refund could be parked in the
 * very moment in which the sale is recorded, and neither would see the other. Taken before any other lock but the
 * idempotency key's.
 * @param waitMs how long each is waited for, when it is to be less than usual
 */
export async function lockOrders(tx: Tx, keys: readonly OrderKey[], waitMs?: number): Promise<void> {
  await lockNames(tx.db, 'order', keys.map(orderName), waitMs);
}

/** A name that no other order has. */
export function orderName({ merchantId, type, orderId, livemode }: OrderKey): string {
  return JSON.stringify([merchantId, type, orderId, livemode]);
}

/** A conversion as it is inserted, with its place among all that were decided, and its items. */
export type RecordedRow = Conversion & { readonly recordedSeq: bigint; readonly items: readonly ConversionItem[] };

/** The next places among all conversions, in order. */
export async function takeRecordedSeqs(tx: Tx, count: number): Promise<bigint[]> {
  if (count === 0) return [];
  const rows = await tx.db.rows<{ seq: bigint }>`
    select nextval(pg_get_serial_sequence('conversions', 'recorded_seq')) as seq from generate_series(1, ${count}::int)`;
  return rows.map(({ seq }) => seq);
}

/** Stores one with the commit. */
export function addConversion(tx: Tx, conversion: RecordedRow): void {
  tx.beforeCommit('record', insertConversions, conversion);
  openHolds(tx, { conversionId: conversion.id }, conversion.holdReasons);
}

/** For one that is read or changed again before the commit. */
export async function addConversionNow(tx: Tx, conversion: RecordedRow): Promise<void> {
  for (const statement of insertConversions([conversion])) await tx.db.execute(statement);
  await openHoldsNow(tx, { conversionId: conversion.id }, conversion.holdReasons);
}

/** With their items, decisions and shares. */
function insertConversions(conversions: readonly RecordedRow[]): Sql[] {
  const rows = conversions.map(({ attribution: _, items: __, holdReasons: ___, ...row }) => row);
  const statement = sql`
    insert into conversions (${insertedColumns}) overriding system value
    select ${insertedColumns} from jsonb_populate_recordset(null::conversions, ${jsonRows(rows)}::jsonb)`;
  return [statement, ...insertItems(conversions), ...insertDecisions(conversions)];
}

/** An order as it is found: its conversion, if there is one, and whether refunds came before it. */
export interface FoundOrder {
  readonly conversion: Conversion | null;
  readonly hasRefunds: boolean;
}

/** What is known of orders, in their order; the caller holds their locks, so that no refund can be parked meanwhile. */
export async function findOrders(tx: Tx, keys: readonly OrderKey[]): Promise<FoundOrder[]> {
  const rows = await tx.db.rows<StoredConversion & { hasRefunds: boolean; id: string | null }>`
    select c.*, exists (
        select 1 from refunds r where r.merchant_id = o.merchant_id and r.type = o.type and r.order_id = o.order_id
          and r.livemode = o.livemode) as "hasRefunds"
    from unnest(${keys.map(({ merchantId }) => merchantId)}::text[], ${keys.map(({ type }) => type)}::text[],
        ${keys.map(({ orderId }) => orderId)}::text[], ${keys.map(({ livemode }) => livemode)}::boolean[])
      with ordinality as o(merchant_id, type, order_id, livemode, place)
    left join lateral (
      select ${conversionColumns} from conversions c where c.merchant_id = o.merchant_id and c.type = o.type
        and c.order_id = o.order_id and c.livemode = o.livemode limit 1) as c on true
    order by o.place`;
  return rows.map(({ hasRefunds, ...conversion }) => ({
    conversion: conversion.id === null ? null : toConversion(conversion),
    hasRefunds,
  }));
}

export function findConversionByOrder(db: Db, key: OrderKey): Promise<Conversion | null> {
  const { merchantId, type, orderId, livemode } = key;
  const isIt = sql`merchant_id = ${merchantId} and type = ${type} and order_id = ${orderId} and livemode = ${livemode}`;
  return findOne(db, isIt);
}

export function findConversion(db: Db, id: string): Promise<Conversion | null> {
  return findOne(db, sql`id = ${id}`);
}

async function findOne(db: Db, condition: Sql): Promise<Conversion | null> {
  const [row] = await db.rows<StoredConversion>`select ${conversionColumns} from conversions c where ${condition}`;
  return row === undefined ? null : toConversion(row);
}

/** Writes what a refund changes; the caller holds the order's lock and gives the next version. */
export async function updateRefunded(tx: Tx, c: Conversion): Promise<void> {
  await tx.db.execute`
    update conversions set refunded_minor = ${c.refundedMinor}, refund_state = ${c.refundState}, version = ${c.version}
    where id = ${c.id}`;
}

/** Writes a rejection; the caller holds the order's lock and gives the next version. */
export async function updateRejected(tx: Tx, c: Conversion): Promise<void> {
  await tx.db.execute`
    update conversions set status = ${c.status}, rejected_at = ${c.rejectedAt}, rejection_reason = ${c.rejectionReason},
      version = ${c.version}
    where id = ${c.id}`;
}

/** A conversion as its shares are credited with it. */
export function toCredited(c: Conversion, programCurrency: string): CreditedConversion {
  return { ...c, shares: c.attribution.shares, currency: c.currency ?? programCurrency };
}

/** What events say of a conversion. */
export function toConversionState(c: Conversion, programCurrency: string): ConversionStateV2 {
  const earner = mainShare(c.attribution.shares);
  const text = (minor: bigint) => formatAmount(minor, c.currency ?? programCurrency);
  return {
    id: c.id,
    merchantId: c.merchantId,
    programId: c.programId,
    livemode: c.livemode,
    type: c.type,
    orderId: c.orderId,
    status: c.status,
    holdReason: oldestReason(c.holdReasons),
    refundState: c.refundState,
    currency: c.currency,
    amount: c.amountMinor === null ? null : text(c.amountMinor),
    tax: text(c.taxMinor),
    shipping: text(c.shippingMinor),
    discount: text(c.discountMinor),
    refundedAmount: text(c.refundedMinor),
    programCurrency,
    occurredAt: c.occurredAt.toISOString(),
    recordedAt: c.recordedAt.toISOString(),
    bookingDate: c.bookingDate,
    backdated: c.backdated,
    attributed: earner !== undefined,
    attributionReason: c.attribution.reason,
    termsVersion: c.termsVersion,
    affiliateId: earner?.affiliateId ?? null,
    linkId: earner?.linkId ?? null,
    clickId: c.clickId,
    couponCode: c.couponCode,
    decisionNo: c.decisionNo,
    shares: shareCredits(toCredited(c, programCurrency)),
  };
}

/** A conversion as its row and its decision are read. */
type StoredConversion = Omit<Conversion, 'attribution'> & { readonly decision: StoredDecision };

function toConversion({ decision, ...conversion }: StoredConversion): Conversion {
  return { ...conversion, attribution: toDecision(decision) };
}

/** Every column of `conversions c`, named as the interface names it, and its decision. */
const conversionColumns = sql`
  id, merchant_id as "merchantId", program_id as "programId", livemode, type, order_id as "orderId", status,
  ${openHoldsOfConversion(sql`c.id`)} as "holdReasons",
  refund_state as "refundState", currency, amount_minor as "amountMinor", tax_minor as "taxMinor",
  shipping_minor as "shippingMinor", discount_minor as "discountMinor", refunded_minor as "refundedMinor",
  occurred_at as "occurredAt", recorded_at as "recordedAt", booking_date::text as "bookingDate", backdated,
  terms_version as "termsVersion", click_id as "clickId", coupon_code as "couponCode", decision_no as "decisionNo",
  ${decisionJson} as decision, customer_id as "customerId", customer, metadata, subscription_id as "subscriptionId",
  rejected_at as "rejectedAt", rejection_reason as "rejectionReason", version`;

const insertedColumns = columnsOf([
  'id',
  'recordedSeq',
  'merchantId',
  'programId',
  'livemode',
  'type',
  'orderId',
  'status',
  'refundState',
  'currency',
  'amountMinor',
  'taxMinor',
  'shippingMinor',
  'discountMinor',
  'refundedMinor',
  'occurredAt',
  'recordedAt',
  'bookingDate',
  'backdated',
  'termsVersion',
  'clickId',
  'couponCode',
  'decisionNo',
  'customerId',
  'customer',
  'metadata',
  'subscriptionId',
  'rejectedAt',
  'rejectionReason',
  'version',
] satisfies (keyof RecordedRow)[]);
