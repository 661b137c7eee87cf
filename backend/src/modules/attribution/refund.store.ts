import { Prisma } from '../../platform/database.js';
import type { Db } from '../../platform/database.js';
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
  readonly reason: string;
  /** Why a parked refund could not be applied. */
  readonly note: string | null;
  readonly recordedAt: Date;
  readonly appliedAt: Date | null;
  /** The programs that its reporter's key reaches; empty: all of the merchant's. */
  readonly onlyPrograms: readonly string[];
}

export async function insertRefund(tx: Tx, refund: Refund): Promise<void> {
  await tx.db.refund.create({ data: { ...refund, onlyPrograms: [...refund.onlyPrograms] }, select: { id: true } });
}

/** Moves a parked refund to what became of it. */
export async function settleParkedRefund(tx: Tx, refund: Refund): Promise<void> {
  const { conversionId, status, amountMinor, note, appliedAt } = refund;
  await tx.db.refund.update({
    where: { id: refund.id },
    data: { conversionId, status, amountMinor, note, appliedAt },
    select: { id: true },
  });
}

export async function findRefund(db: Db, key: OrderKey & { refundId: string }): Promise<Refund | null> {
  const { merchantId, type, orderId, livemode, refundId } = key;
  const row = await db.refund.findUnique({
    where: { merchantId_type_orderId_livemode_refundId: { merchantId, type, orderId, livemode, refundId } },
  });
  return row as Refund | null;
}

/** Refunds that came before their sale, in the order they came. */
export async function findParkedRefunds(tx: Tx, key: OrderKey): Promise<Refund[]> {
  const { merchantId, type, orderId, livemode } = key;
  const rows = await tx.db.refund.findMany({
    where: { merchantId, type, orderId, livemode, status: 'parked' },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  return rows as Refund[];
}

export async function findRefundsOf(db: Db, conversionId: string): Promise<Refund[]> {
  const rows = await db.refund.findMany({
    where: { conversionId, status: 'applied' },
    orderBy: [{ appliedAt: 'asc' }, { id: 'asc' }],
  });
  return rows as Refund[];
}

/** Gives up on refunds whose sale never came. @returns how many */
export async function expireParkedRefunds(tx: Tx, before: Date): Promise<number> {
  return tx.db.$executeRaw(Prisma.sql`
    update refunds set status = 'expired', note = 'no conversion with this order id was reported'
    where status = 'parked' and recorded_at < ${before}`);
}
