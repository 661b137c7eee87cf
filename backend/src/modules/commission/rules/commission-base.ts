import type { PercentRule } from '../../../kernel/commission-rule.js';
import { divideHalfEven } from '../../../kernel/decimal.js';
import { DomainError } from '../../../kernel/domain-error.js';

/** On what a percentage is paid: what the customer paid, or that less tax and shipping. */
export type CommissionBaseKind = PercentRule['base'];

/** An order in minor units. `amountMinor` includes tax and shipping; `refundedMinor` counts all refunds so far. */
export interface OrderAmounts {
  readonly amountMinor: bigint;
  readonly taxMinor: bigint;
  readonly shippingMinor: bigint;
  readonly refundedMinor: bigint;
  readonly currency: string;
}

/** The base of an order before refunds, in its currency, never below zero. */
export function wholeBase(kind: CommissionBaseKind, { amountMinor, taxMinor, shippingMinor }: OrderAmounts): bigint {
  const deducted = kind === 'net' ? taxMinor + shippingMinor : 0n;
  return deducted > amountMinor ? 0n : amountMinor - deducted;
}

/**
 * What remains of an order's commission base. A refund is part of what the customer paid, so it lowers the net base in
 * the same proportion, rounded half to even: a full refund ends at exactly zero. Throws `refund_exceeds_remaining`.
 */
export function commissionBase(kind: CommissionBaseKind, order: OrderAmounts): bigint {
  const { amountMinor, refundedMinor } = order;
  if (refundedMinor > amountMinor) throw refundExceedsRemaining();
  const whole = wholeBase(kind, order);
  return refundedMinor === 0n ? whole : divideHalfEven(whole * (amountMinor - refundedMinor), amountMinor);
}

export function refundExceedsRemaining(): DomainError {
  const message = 'The refund is higher than what remains of the conversion after earlier refunds.';
  return new DomainError('unprocessable', 'refund_exceeds_remaining', message);
}
