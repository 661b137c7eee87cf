import type { RefundState } from '../../contracts/refund-state.js';
import { subjects } from '../../contracts/subjects.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { toRefundView } from './conversion.view.js';
import { settleParkedRefund } from './refund.store.js';
import type { Refund } from './refund.store.js';

/** Why a parked refund comes to nothing. */
export interface RefundFailure {
  readonly status: 'rejected' | 'expired';
  /** Stable code. */
  readonly code: string;
  readonly message: string;
  /** The conversion that it does not fit; null when none came. */
  readonly conversionId: string | null;
}

/** Gives up a parked refund, keeps why, and tells everybody who should know; the caller holds the order's lock. */
export async function failRefund(tx: Tx, parked: Refund, failure: RefundFailure): Promise<void> {
  const { status, code, message, conversionId } = failure;
  const failed: Refund = {
    ...parked,
    ...{ status, conversionId, failureReason: code, failureMessage: message, failedAt: tx.now },
  };
  await settleParkedRefund(tx, failed);
  const rejected = { type: 'tributary.refund.rejected.v1', subject: subjects.refundRejected } as const;
  const expired = { type: 'tributary.refund.expired.v1', subject: subjects.refundExpired } as const;
  append(tx, {
    ...(status === 'rejected' ? rejected : expired),
    aggregateId: failed.id,
    aggregateVersion: 1,
    data: { refund: toRefundState(failed, { code, message, failedAt: tx.now }) },
  });
  tx.changed({ kind: 'refund', id: failed.id, before: toRefundView(parked, null), after: toRefundView(failed, null) });
}

function toRefundState(refund: Refund, failure: { code: string; message: string; failedAt: Date }): RefundState {
  const { requestedAmount: amount, requestedCurrency: currency } = refund;
  return {
    id: refund.id,
    refundId: refund.refundId,
    merchantId: refund.merchantId,
    livemode: refund.livemode,
    type: refund.type,
    orderId: refund.orderId,
    conversionId: refund.conversionId,
    amount: amount === null || currency === null ? null : { amount, currency },
    reason: refund.reason,
    recordedAt: refund.recordedAt.toISOString(),
    failureReason: failure.code,
    failureMessage: failure.message,
    failedAt: failure.failedAt.toISOString(),
  };
}
