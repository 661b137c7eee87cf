import { DomainError } from '../../../kernel/domain-error.js';
import type { RefundState } from '../../../kernel/states.js';
import { refundAmountZero } from './refund-amount.js';

/** A conversion's amount (null for a lead without one) and what was refunded of it so far, in minor units. */
export interface Refundable {
  readonly amountMinor: bigint | null;
  readonly refundedMinor: bigint;
  readonly refundState: RefundState;
}

/** What a refund comes to, and how the conversion stands after it. */
export interface AppliedRefund {
  readonly refundMinor: bigint;
  readonly refundedMinor: bigint;
  readonly refundState: RefundState;
}

/**
 * Takes a refund off what remains of a conversion; `requested` null means all that remains. Throws
 * `refund_amount_zero`, and `refund_exceeds_remaining` when nothing or less than the refund remains.
 */
export function applyRefund(conversion: Refundable, requested: bigint | null): AppliedRefund {
  const remaining = (conversion.amountMinor ?? 0n) - conversion.refundedMinor;
  if (requested !== null && requested <= 0n) {
    throw refundAmountZero();
  }
  if (conversion.refundState === 'full' || (requested !== null && requested > remaining)) {
    const message = 'The refund is higher than what remains of the conversion after earlier refunds.';
    throw new DomainError('unprocessable', 'refund_exceeds_remaining', message, [
      { path: 'amount', message: 'This is more than what remains to be refunded.' },
    ]);
  }
  const refundMinor = requested ?? remaining;
  return {
    refundMinor,
    refundedMinor: conversion.refundedMinor + refundMinor,
    refundState: refundMinor === remaining ? 'full' : 'partial',
  };
}
