import { type AffiliateBook, affiliateAccount, merchantAccount, type MerchantBook } from './accounts.js';
import { assertBalanced, type Entry, type Posting } from './posting.js';

/** Part or all of one commission to be moved: the amount in minor units is above zero. */
export interface CommissionAmount {
  readonly merchantId: string;
  readonly affiliateId: string;
  readonly programId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly livemode: boolean;
}

/** Where a commission's amount goes: `merchant/accrued` and so on. */
export type CommissionAccount = `merchant/${MerchantBook}` | `affiliate/${AffiliateBook}`;

/** Debits and credits the full amount on each pair of accounts. RangeError when the amount is not above zero. */
export function commissionPosting(
  kind: string,
  amount: CommissionAmount,
  pairs: readonly { readonly debit: CommissionAccount; readonly credit: CommissionAccount }[],
): Posting {
  // A commission of zero has nothing to post; the caller leaves it out instead of posting empty lines.
  if (amount.amountMinor <= 0n) throw new RangeError('a commission posting is above zero');
  const entry = (account: CommissionAccount, amountMinor: bigint): Entry => ({
    account: accountName(amount, account),
    amountMinor,
    currency: amount.currency,
  });
  const posting = {
    kind,
    entries: pairs.flatMap(({ debit, credit }) => [
      entry(debit, amount.amountMinor),
      entry(credit, -amount.amountMinor),
    ]),
  };
  assertBalanced(posting);
  return posting;
}

function accountName(owner: CommissionAmount, account: CommissionAccount): string {
  switch (account) {
    case 'merchant/accrued':
    case 'merchant/due':
    case 'merchant/prepaid':
      return merchantAccount(owner, account.slice('merchant/'.length) as MerchantBook);
    case 'affiliate/pending':
    case 'affiliate/approved':
    case 'affiliate/in_payout':
      return affiliateAccount(owner, account.slice('affiliate/'.length) as AffiliateBook);
  }
}
