import { affiliateAccount, merchantAccount } from '../rules/accounts.js';
import { type CommissionAmount, commissionPosting } from '../rules/commission-posting.js';
import { correctionOf, type Posting } from '../rules/posting.js';

/** What remains of a commission is approved: due from the merchant, approved for the affiliate. */
export function approveCommission(amount: CommissionAmount): Posting {
  return commissionPosting('approve_commission', amount, [
    { debit: affiliateAccount(amount, 'pending'), credit: affiliateAccount(amount, 'approved') },
    { debit: merchantAccount(amount, 'due'), credit: merchantAccount(amount, 'accrued') },
  ]);
}

/** Undoes an approval: the amount is pending again. */
export function correctApproveCommission(amount: CommissionAmount): Posting {
  return correctionOf(approveCommission(amount));
}
