import { type CommissionAmount, commissionPosting } from '../rules/commission-entries.js';
import { correctionOf, type Posting } from '../rules/posting.js';

/** What remains of a commission is approved: due from the merchant, approved for the affiliate. */
export function approveCommission(amount: CommissionAmount): Posting {
  return commissionPosting('approve_commission', amount, [
    { debit: 'affiliate/pending', credit: 'affiliate/approved' },
    { debit: 'merchant/due', credit: 'merchant/accrued' },
  ]);
}

/** Undoes an approval: the amount is pending again. */
export function correctApproveCommission(amount: CommissionAmount): Posting {
  return correctionOf(approveCommission(amount));
}
