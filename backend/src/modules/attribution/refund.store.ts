import type { Db } from '../../platform/db.js';
import { sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import type { OrderKey } from './conversion.store.js';

export type RefundStatus = 'applied' | 'parked' | 'rejected' | 'expired';

/** A refund as stored. While it is parked its amount is text, because only the sale tells the currency's decimals. */
export interface Refund extends OrderKey {
  readonly id: string;
  /** The merchant's number of it. */
  readonly refundId: string;
  readonly conversionId: string | null;
  readonly status: RefundStatus;
  readonly requestedAmount: string | null;
  readonly requestedCurrency: string | null;
  readonly amountMinor: bigint | null;
  /** Between the merchant and the program: affiliates never see it. */
  readonly reason: string;
  readonly noteToAffiliate: string | null;
  /** Stable code of why it could not be applied, and the same in a sentence. */
  readonly failureReason: string | null;
  readonly failureMessage: string | null;
  /** When that was found out; null too for what failed before this was kept. */
  readonly failedAt: Date | null;
  readonly recordedAt: Date;
  readonly appliedAt: Date | null;
  /** The programs that its reporter's key reaches; empty: all of the merchant's. */
  readonly onlyPrograms: readonly string[];
}

const columns = sql`
  id, merchant_id as "merchantId", livemode, type, order_id as "orderId", refund_id as "refundId",
  conversion_id as "conversionId", status, requested_amount as "requestedAmount", requested_currency as "requestedCurrency",
  amount_minor as "amountMinor", reason, note_to_affiliate as "noteToAffiliate", failure_reason as "failureReason",
  failure_message as "failureMessage", failed_at as "failedAt", recorded_at as "recordedAt", applied_at as "appliedAt",
  only_programs as "onlyPrograms"`;

export async function insertRefund(tx: Tx, r: Refund): Promise<void> {
  await tx.db.execute`
    insert into refunds (id, merchant_id, livemode, type, order_id, refund_id, conversion_id, status, requested_amount,
      requested_currency, amount_minor, reason, note_to_affiliate, failure_reason, failure_message, failed_at, recorded_at,
      applied_at, only_programs)
    values (${r.id}, ${r.merchantId}, ${r.livemode}, ${r.type}, ${r.orderId}, ${r.refundId}, ${r.conversionId}, ${r.status},
      ${r.requestedAmount}, ${r.requestedCurrency}, ${r.amountMinor}, ${r.reason}, ${r.noteToAffiliate}, ${r.failureReason},
      ${r.failureMessage}, ${r.failedAt}, ${r.recordedAt}, ${r.appliedAt}, ${[...r.onlyPrograms]}::text[])`;
  await insertParts(tx, r);
}

/** Moves a parked refund to what became of it. */
export async function settleParkedRefund(tx: Tx, refund: Refund): Promise<void> {
  const { conversionId, status, amountMinor, failureReason, failureMessage, failedAt, appliedAt } = refund;
  await tx.db.execute`
    update refunds set conversion_id = ${conversionId}, status = ${status}, amount_minor = ${amountMinor},
      failure_reason = ${failureReason}, failure_message = ${failureMessage}, failed_at = ${failedAt},
      applied_at = ${appliedAt}
    where id = ${refund.id}`;
  await insertParts(tx, refund);
}

/** What was applied is one part of the order as a whole. */
async function insertParts(tx: Tx, { id, status, conversionId, amountMinor }: Refund): Promise<void> {
  if (status !== 'applied') return;
  await tx.db.execute`
    insert into refund_parts (refund_id, part_no, conversion_id, amount_minor) values (${id}, 1, ${conversionId}, ${amountMinor})`;
}

/** The latest attempt under a refund id. */
export async function findRefund(db: Db, key: OrderKey & { refundId: string }): Promise<Refund | null> {
  const [refund] = await db.rows<Refund>`
    select ${columns} from refunds where ${ofOrder(key)} and refund_id = ${key.refundId}
    order by recorded_at desc, id desc limit 1`;
  return refund ?? null;
}

/** Refunds that came before their sale, in the order they came. */
export async function findParkedRefunds(tx: Tx, key: OrderKey): Promise<Refund[]> {
  return tx.db.rows<Refund>`
    select ${columns} from refunds where ${ofOrder(key)} and status = 'parked' order by recorded_at, id`;
}

/** Everything that was reported as a refund of an order, what failed too, in the order it came. */
export async function findRefundsOf(db: Db, key: OrderKey): Promise<Refund[]> {
  return db.rows<Refund>`select ${columns} from refunds where ${ofOrder(key)} order by recorded_at, id`;
}

/** Refunds that have been waiting for their sale since before then, the oldest first. */
export async function findOldParkedRefunds(tx: Tx, before: Date, atMost: number): Promise<Refund[]> {
  return tx.db.rows<Refund>`
    select ${columns} from refunds where status = 'parked' and recorded_at < ${before}
    order by recorded_at, id limit ${atMost}`;
}

function ofOrder({ merchantId, type, orderId, livemode }: OrderKey): Sql {
  return sql`merchant_id = ${merchantId} and type = ${type} and order_id = ${orderId} and livemode = ${livemode}`;
}
