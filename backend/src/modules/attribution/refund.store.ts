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

export async function insertRefund(tx: Tx, refund: Refund): Promise<void> {
  await tx.db.refund.create({ data: { ...refund, onlyPrograms: [...refund.onlyPrograms] }, select: { id: true } });
}

/** Moves a parked refund to what became of it. */
export async function settleParkedRefund(tx: Tx, refund: Refund): Promise<void> {
  const { conversionId, status, amountMinor, failureReason, failureMessage, failedAt, appliedAt } = refund;
  await tx.db.refund.update({
    where: { id: refund.id },
    data: { conversionId, status, amountMinor, failureReason, failureMessage, failedAt, appliedAt },
    select: { id: true },
  });
}

/** The latest attempt under a refund id. */
export async function findRefund(db: Db, key: OrderKey & { refundId: string }): Promise<Refund | null> {
  const row = await db.refund.findFirst({
    where: { ...orderColumns(key), refundId: key.refundId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
  return row as Refund | null;
}

/** Refunds that came before their sale, in the order they came. */
export async function findParkedRefunds(tx: Tx, key: OrderKey): Promise<Refund[]> {
  const rows = await tx.db.refund.findMany({
    where: { ...orderColumns(key), status: 'parked' },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  return rows as Refund[];
}

/** Everything that was reported as a refund of an order, what failed too, in the order it came. */
export async function findRefundsOf(db: Db, key: OrderKey): Promise<Refund[]> {
  const rows = await db.refund.findMany({
    where: orderColumns(key),
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  return rows as Refund[];
}

/** Refunds that have been waiting for their sale since before then, the oldest first. */
export async function findOldParkedRefunds(tx: Tx, before: Date, atMost: number): Promise<Refund[]> {
  const rows = await tx.db.refund.findMany({
    where: { status: 'parked', recordedAt: { lt: before } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take: atMost,
  });
  return rows as Refund[];
}

function orderColumns({ merchantId, type, orderId, livemode }: OrderKey): OrderKey {
  return { merchantId, type, orderId, livemode };
}
