import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { moneySchema } from '../../platform/schemas.js';
import { conversionType, merchantReference } from './conversion-input.js';
import type { OrderKey } from './conversion.store.js';
import type { Refund } from './refund.store.js';

/** Body of `POST /v1/conversions/{id}/refunds`. Without an amount all that remains is refunded. */
export const refundInput = z.strictObject({
  refundId: merchantReference.optional(),
  amount: moneySchema.optional(),
  reason: z.string().trim().min(1).max(500),
});
export type RefundInput = z.infer<typeof refundInput>;

/** Body of `POST /v1/refunds`, for shops that know order numbers only. */
export const orderRefundInput = refundInput.extend({
  orderId: merchantReference,
  type: conversionType.default('sale'),
  refundId: merchantReference,
});
export type OrderRefundInput = z.infer<typeof orderRefundInput>;

/** A refund as asked for, before it is known what becomes of it. */
export function requestedRefund(key: OrderKey, input: RefundInput, now: Date): Refund {
  const id = newId('refund');
  const { merchantId, type, orderId, livemode } = key;
  return {
    merchantId,
    type,
    orderId,
    livemode,
    id,
    refundId: input.refundId ?? id,
    conversionId: null,
    status: 'parked',
    requestedAmount: input.amount?.amount ?? null,
    requestedCurrency: input.amount?.currency ?? null,
    amountMinor: null,
    reason: input.reason,
    note: null,
    recordedAt: now,
    appliedAt: null,
    onlyPrograms: [],
  };
}

/** Whether a repeated refund id asks for the same as before. */
export function sameRefund(earlier: Refund, later: Refund): boolean {
  return earlier.requestedAmount === later.requestedAmount && earlier.requestedCurrency === later.requestedCurrency;
}
