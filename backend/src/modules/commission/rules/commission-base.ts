import type { PercentRule } from '../../../kernel/commission-rule.js';
import { divideHalfEven } from '../../../kernel/decimal.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { formatAmount } from '../../../kernel/money.js';

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

/** A base in the order's currency, never below zero, and how it was reached, in words. */
export interface CommissionBase {
  readonly minor: bigint;
  readonly arithmetic: string;
}

/**
 * What remains of an order's commission base. A refund is part of what the customer paid, so it lowers the net base in
 * the same proportion, rounded half to even: a full refund ends at exactly zero. Throws `refund_exceeds_remaining`.
 */
export function commissionBase(kind: CommissionBaseKind, order: OrderAmounts): CommissionBase {
  const { amountMinor, taxMinor, shippingMinor, refundedMinor, currency } = order;
  if (refundedMinor > amountMinor) {
    const message = 'The refund is higher than what remains of the conversion after earlier refunds.';
    throw new DomainError('unprocessable', 'refund_exceeds_remaining', message);
  }
  const text = (minor: bigint) => formatAmount(minor, currency);
  const deducted = kind === 'net' ? taxMinor + shippingMinor : 0n;
  const whole = deducted > amountMinor ? 0n : amountMinor - deducted;
  const wholeText =
    kind === 'net'
      ? `${text(amountMinor)} − ${text(taxMinor)} tax − ${text(shippingMinor)} shipping = ${text(whole)} ${currency}`
      : `${text(amountMinor)} ${currency}`;
  if (refundedMinor === 0n) return { minor: whole, arithmetic: wholeText };
  const rest = amountMinor - refundedMinor;
  const minor = divideHalfEven(whole * rest, amountMinor);
  return {
    minor,
    arithmetic: `${wholeText}; ${text(rest)} of ${text(amountMinor)} remains after refunds, leaving ${text(minor)} ${currency}`,
  };
}
