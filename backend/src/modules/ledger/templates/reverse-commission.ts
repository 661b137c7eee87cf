import type { CommissionState } from '../../../kernel/states.js';
import { affiliateAccount, merchantAccount } from '../rules/accounts.js';
import { type CommissionAmount, commissionPosting } from '../rules/commission-posting.js';
import { correctionOf, type Posting } from '../rules/posting.js';

/** Whether a commission was approved when it is reversed; after a payment the reversal is a clawback. */
export type ReversalStage = 'pending' | 'approved';

/** The stage at which a commission in `state` is reversed. RangeError where nothing is left to reverse. */
export function reversalStage(state: CommissionState): ReversalStage {
  switch (state) {
    case 'pending':
    case 'on_hold':
      return 'pending';
    case 'approved':
    case 'in_payout':
    case 'paid':
      return 'approved';
    case 'rejected':
    case 'reversed':
      throw new RangeError(`a ${state} commission has nothing to reverse`);
  }
}

/** Takes back part or all of a commission (refund, rejection, fraud) from the books it stands in. */
export function reverseCommission(amount: CommissionAmount & { readonly stage: ReversalStage }): Posting {
  const [owedToAffiliate, owedByMerchant] =
    amount.stage === 'pending' ? (['pending', 'accrued'] as const) : (['approved', 'due'] as const);
  return commissionPosting('reverse_commission', amount, [
    { debit: affiliateAccount(amount, owedToAffiliate), credit: merchantAccount(amount, owedByMerchant) },
  ]);
}

/** Undoes a reversal that should not have been posted: the commission stands again. */
export function correctReverseCommission(amount: CommissionAmount & { readonly stage: ReversalStage }): Posting {
  return correctionOf(reverseCommission(amount));
}
