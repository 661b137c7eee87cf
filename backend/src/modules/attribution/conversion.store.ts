import type { ConversionState } from '../../contracts/conversion-state.js';
import { formatAmount } from '../../kernel/money.js';
import type { ConversionState as Status, RefundState } from '../../kernel/states.js';
import { Prisma } from '../../platform/database.js';
import type { Db } from '../../platform/database.js';
import type { Tx } from '../../platform/transaction.js';
import type { AttributionDecision } from './rules/decide-attribution.js';

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
  readonly holdReason: string | null;
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
  readonly affiliateId: string | null;
  readonly linkId: string | null;
  readonly attribution: AttributionDecision;
  readonly customer: Prisma.InputJsonObject | null;
  readonly items: Prisma.InputJsonArray | null;
  readonly metadata: Prisma.InputJsonObject | null;
  readonly subscriptionId: string | null;
  readonly version: number;
}

/**
 * Lines up everyone who writes about this order, whether or not it exists yet: without it a refund could be parked in the
 * very moment in which the sale is recorded, and neither would see the other. Taken before any other lock.
 */
export async function lockOrder(tx: Tx, key: OrderKey): Promise<void> {
  const name = JSON.stringify([key.merchantId, key.type, key.orderId, key.livemode]);
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

export async function insertConversion(tx: Tx, c: Conversion): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await tx.db.$executeRaw`
    insert into conversions (id, merchant_id, program_id, livemode, type, order_id, status, hold_reason, currency,
      amount_minor, tax_minor, shipping_minor, discount_minor, occurred_at, recorded_at, booking_date, backdated,
      terms_version, click_id, coupon_code, affiliate_id, link_id, customer, items, metadata, subscription_id,
      attribution, version)
    values (${c.id}, ${c.merchantId}, ${c.programId}, ${c.livemode}, ${c.type}, ${c.orderId}, ${c.status}, ${c.holdReason},
      ${c.currency}, ${c.amountMinor}, ${c.taxMinor}, ${c.shippingMinor}, ${c.discountMinor}, ${c.occurredAt},
      ${c.recordedAt}, ${c.bookingDate}::date, ${c.backdated}, ${c.termsVersion}, ${c.clickId}, ${c.couponCode},
      ${c.affiliateId}, ${c.linkId}, ${json(c.customer)}::jsonb, ${json(c.items)}::jsonb, ${json(c.metadata)}::jsonb,
      ${c.subscriptionId}, ${json(c.attribution)}::jsonb, ${c.version})`;
}

/** What is known of an order, in one look; the caller holds its lock, so that no refund can be parked meanwhile. */
export async function findOrder(
  tx: Tx,
  { merchantId, type, orderId, livemode }: OrderKey,
): Promise<{ conversion: Conversion | null; refundsParked: boolean }> {
  const rows = await tx.db.$queryRaw<(Conversion & { refundsParked: boolean; id: string | null })[]>`
    select ${conversionColumns}, exists (
        select 1 from refunds r where r.merchant_id = ${merchantId} and r.type = ${type} and r.order_id = ${orderId}
          and r.livemode = ${livemode} and r.status = 'parked') as "refundsParked"
    from (select) one left join conversions on merchant_id = ${merchantId} and type = ${type}
      and order_id = ${orderId} and livemode = ${livemode}`;
  const [row] = rows;
  if (row === undefined) return { conversion: null, refundsParked: false };
  const { refundsParked, ...conversion } = row;
  return { conversion: row.id === null ? null : conversion, refundsParked };
}

export async function findConversionByOrder(db: Db, key: OrderKey): Promise<Conversion | null> {
  const rows = await db.$queryRaw<Conversion[]>`
    select ${conversionColumns} from conversions
    where merchant_id = ${key.merchantId} and type = ${key.type} and order_id = ${key.orderId} and livemode = ${key.livemode}`;
  return rows[0] ?? null;
}

export async function findConversion(db: Db, id: string): Promise<Conversion | null> {
  const rows = await db.$queryRaw<Conversion[]>`select ${conversionColumns} from conversions where id = ${id}`;
  return rows[0] ?? null;
}

/** Writes what a refund changes; the caller holds the order's lock and gives the next version. */
export async function updateRefunded(tx: Tx, c: Conversion): Promise<void> {
  await tx.db.$executeRaw`
    update conversions set refunded_minor = ${c.refundedMinor}, refund_state = ${c.refundState}, version = ${c.version}
    where id = ${c.id}`;
}

/** What events say of a conversion. */
export function toConversionState(c: Conversion, programCurrency: string): ConversionState {
  const text = (minor: bigint) => formatAmount(minor, c.currency ?? programCurrency);
  return {
    id: c.id,
    merchantId: c.merchantId,
    programId: c.programId,
    livemode: c.livemode,
    type: c.type,
    orderId: c.orderId,
    status: c.status,
    holdReason: c.holdReason,
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
    attributed: c.attribution.attributed,
    attributionReason: c.attribution.reason,
    termsVersion: c.termsVersion,
    affiliateId: c.affiliateId,
    linkId: c.linkId,
    clickId: c.clickId,
    couponCode: c.couponCode,
  };
}

/** Every column, named as the interface names it; for queries of this module. */
export const conversionColumns = Prisma.sql`
  id, merchant_id as "merchantId", program_id as "programId", livemode, type, order_id as "orderId", status,
  hold_reason as "holdReason", refund_state as "refundState", currency, amount_minor as "amountMinor",
  tax_minor as "taxMinor", shipping_minor as "shippingMinor", discount_minor as "discountMinor",
  refunded_minor as "refundedMinor", occurred_at as "occurredAt", recorded_at as "recordedAt",
  booking_date::text as "bookingDate", backdated, terms_version as "termsVersion", click_id as "clickId",
  coupon_code as "couponCode", affiliate_id as "affiliateId", link_id as "linkId", customer, items, metadata,
  subscription_id as "subscriptionId", attribution, version`;
