import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { newId } from '../../platform/ids.js';
import { moneySchema } from '../../platform/schemas.js';
import { conversionType, merchantReference } from './conversion-input.js';
import type { OrderKey } from './conversion.store.js';
import type { Refund } from './refund.store.js';
import { readRefundAmount, sameRefundAmount } from './rules/refund-amount.js';

/** Body of `POST /v1/conversions/{id}/refunds`. Without an amount all that remains is refunded. */
export const refundInput = z.strictObject({
  refundId: merchantReference.optional(),
  amount: moneySchema.optional(),
  reason: z.string().trim().min(1).max(500).meta({ description: 'Internal: affiliates never see it.' }),
  noteToAffiliate: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'Shown with the refund to the affiliates who earned from the order.' }),
});
refundInput.register(z.globalRegistry, { id: 'RefundConversionRequest' });
export type RefundInput = z.infer<typeof refundInput>;

/** Body of `POST /v1/refunds`, for shops that know order numbers only. */
export const orderRefundInput = refundInput.extend({
  orderId: merchantReference,
  type: conversionType.default('sale'),
  refundId: merchantReference,
});
orderRefundInput.register(z.globalRegistry, { id: 'RefundOrderRequest' });
export type OrderRefundInput = z.infer<typeof orderRefundInput>;

/**
 * A refund as asked for, before it is known what becomes of it.
 * @throws DomainError `amount_too_precise`, `amount_invalid`, `refund_amount_zero`: also while nobody knows its sale
 */
export function requestedRefund(key: OrderKey, input: RefundInput, now: Date): Refund {
  const { amount } = input;
  const minor = amount && readRefundAmount(amount.amount, amount.currency);
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
    requestedAmount: amount && minor !== undefined ? formatAmount(minor, amount.currency) : null,
    requestedCurrency: amount?.currency ?? null,
    amountMinor: null,
    reason: input.reason,
    noteToAffiliate: input.noteToAffiliate ?? null,
    failureReason: null,
    failureMessage: null,
    failedAt: null,
    recordedAt: now,
    appliedAt: null,
    onlyPrograms: [],
  };
}

/** Whether a repeated refund id asks for the same as before. */
export function sameRefund(earlier: Refund, later: Refund): boolean {
  return sameRefundAmount(requestedAmount(earlier), requestedAmount(later));
}

/** Whether a refund counts, or will once its sale is there; one that does not makes room for another attempt. */
export function isInEffect({ status }: Refund): boolean {
  return status === 'applied' || status === 'parked';
}

function requestedAmount({ requestedAmount: amount, requestedCurrency: currency }: Refund) {
  return { amount, currency };
}
