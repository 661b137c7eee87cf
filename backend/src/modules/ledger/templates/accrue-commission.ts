import { affiliateAccount, merchantAccount } from '../rules/accounts.js';
import { type CommissionAmount, commissionPosting } from '../rules/commission-posting.js';
import { correctionOf, type Posting } from '../rules/posting.js';

/** A commission is earned but not yet approved: the merchant will owe it, we will owe it to the affiliate. */
export function accrueCommission(amount: CommissionAmount): Posting {
  return commissionPosting('accrue_commission', amount, [
    { debit: merchantAccount(amount, 'accrued'), credit: affiliateAccount(amount, 'pending') },
  ]);
}

/** Undoes an accrual that should not have been posted. A refund is no correction: it is a reversal. */
export function correctAccrueCommission(amount: CommissionAmount): Posting {
  return correctionOf(accrueCommission(amount));
}
