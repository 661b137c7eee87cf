import type { CommissionRule } from '../../../kernel/commission-rule.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { type CommissionOrder, evaluateCommission } from './evaluate-commission.js';
import type { Share } from './share.js';

/** A refund to be taken off a commission. `order` is as it stood before this refund. */
export interface ReversalInput {
  readonly rule: CommissionRule;
  readonly order: CommissionOrder;
  readonly share: Share;
  readonly commission: { readonly amountMinor: bigint; readonly reversedMinor: bigint };
  /** Minor units of the order's currency; null: all that remains. */
  readonly refundMinor: bigint | null;
}

/** The part to take back (zero or more), what then remains of the commission, and why, as plain JSON. */
export interface CommissionReversal {
  readonly reversalMinor: bigint;
  readonly remainingMinor: bigint;
  readonly explanation: { readonly ruleVersion: number; readonly arithmetic: string };
}

/**
 * Recomputes the commission on what remains of the order and takes back the difference, so that no rounding adds up:
 * a full refund ends at exactly zero. Never pays more than before. Throws `refund_exceeds_remaining`.
 */
export function reverseCommission(input: ReversalInput): CommissionReversal {
  const standing = input.commission.amountMinor - input.commission.reversedMinor;
  const { remainingMinor: recomputed, arithmetic } = recompute(input);
  const remainingMinor = recomputed < standing ? recomputed : standing;
  return {
    reversalMinor: standing - remainingMinor,
    remainingMinor,
    explanation: { ruleVersion: input.rule.version, arithmetic },
  };
}

function recompute({ rule, order, share, refundMinor }: ReversalInput): { remainingMinor: bigint; arithmetic: string } {
  const rest = (order.amountMinor ?? 0n) - order.refundedMinor;
  if (refundMinor !== null && (refundMinor > rest || refundMinor < 0n)) {
    const message = 'The refund is higher than what remains of the conversion after earlier refunds.';
    throw new DomainError('unprocessable', 'refund_exceeds_remaining', message);
  }
  const taken = refundMinor ?? rest;
  // Stated, not computed: a full refund leaves nothing under any rule, also where there is no amount to compute with.
  if (taken === rest) return { remainingMinor: 0n, arithmetic: 'full refund: nothing remains' };
  const after = evaluateCommission({ rule, order: { ...order, refundedMinor: order.refundedMinor + taken }, share });
  return { remainingMinor: after.amountMinor, arithmetic: `on what remains: ${after.explanation.arithmetic}` };
}
