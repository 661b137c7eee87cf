import type { AccountName } from './accounts.js';

/** A move from one kind of account to another: the first is debited, the second credited. */
export interface Flow {
  readonly debit: AccountName;
  readonly credit: AccountName;
}

export type PostingKind = 'accrue_commission' | 'approve_commission' | 'reverse_commission';

/** Which accounts each kind of posting may join. What is not here is never posted. */
export const flows: Readonly<Record<PostingKind, readonly Flow[]>> = {
  // Earned, but not yet approved: the merchant will owe it, we will owe it to the affiliate.
  accrue_commission: [{ debit: 'merchant/accrued', credit: 'affiliate/pending' }],
  // Due from the merchant, approved for the affiliate.
  approve_commission: [
    { debit: 'affiliate/pending', credit: 'affiliate/approved' },
    { debit: 'merchant/due', credit: 'merchant/accrued' },
  ],
  // Taken back from where it stands: before its approval, or after it.
  reverse_commission: [
    { debit: 'affiliate/pending', credit: 'merchant/accrued' },
    { debit: 'affiliate/approved', credit: 'merchant/due' },
  ],
};
