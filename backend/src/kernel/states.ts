import { defineTransitions } from './transitions.js';

/** Life of a conversion. Beside it stands `RefundState`, which moves on its own. */
export type ConversionState = 'recorded' | 'on_hold' | 'approved' | 'rejected';

/** How much of a conversion's amount the merchant has given back. */
export type RefundState = 'none' | 'partial' | 'full';

/** Life of a commission; speaks of the amount that remains after reversals. */
export type CommissionState = 'pending' | 'on_hold' | 'approved' | 'in_payout' | 'paid' | 'rejected' | 'reversed';

/** Life of an affiliate's membership in one program. */
export type MembershipState = 'applied' | 'in_review' | 'approved' | 'rejected' | 'suspended' | 'banned' | 'closed';

/** `recorded ⇄ on_hold → approved | rejected`, `approved → rejected`; a conversion never held is decided as well. */
export const conversionTransitions = defineTransitions<ConversionState>('conversion', {
  recorded: ['on_hold', 'approved', 'rejected'],
  on_hold: ['recorded', 'approved', 'rejected'],
  approved: ['rejected'],
  rejected: [],
});

/**
 * Approval, holds and payout of a commission. `in_payout → approved`: the payout failed; `paid → approved`: it was
 * returned. `reversed` when nothing remains, from every state but rejected.
 */
export const commissionTransitions = defineTransitions<CommissionState>('commission', {
  pending: ['approved', 'on_hold', 'rejected', 'reversed'],
  on_hold: ['pending', 'rejected', 'reversed'],
  approved: ['in_payout', 'reversed'],
  in_payout: ['paid', 'approved', 'reversed'],
  paid: ['approved', 'reversed'],
  rejected: [],
  reversed: [],
});

/** Application, suspension and end of a membership. Closing needs a settled balance, which the use case checks. */
export const membershipTransitions = defineTransitions<MembershipState>('affiliate', {
  applied: ['in_review', 'banned', 'closed'],
  in_review: ['approved', 'rejected', 'banned', 'closed'],
  approved: ['suspended', 'banned', 'closed'],
  suspended: ['approved', 'banned', 'closed'],
  rejected: [],
  banned: ['closed'],
  closed: [],
});
