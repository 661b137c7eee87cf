/** What a merchant will owe (accrued), owes (due), has paid ahead (prepaid). */
export type MerchantBook = 'accrued' | 'due' | 'prepaid';

/** What we owe an affiliate, by state. */
export type AffiliateBook = 'pending' | 'approved' | 'in_payout';

/** The kinds of account of the ledger (the account table of the domain document). */
export type AccountKind =
  | `merchant_${MerchantBook}`
  | `affiliate_${AffiliateBook}`
  | 'operator_pending'
  | 'operator_costs'
  | 'clearing'
  | 'bank'
  | 'fx'
  | 'fees'
  | 'tax'
  | 'write_off';

const segment = '[A-Za-z0-9_-]+';
const kindsByForm: readonly (readonly [form: RegExp, kind: AccountKind])[] = [
  [new RegExp(`^merchant/${segment}/accrued$`), 'merchant_accrued'],
  [new RegExp(`^merchant/${segment}/due$`), 'merchant_due'],
  [new RegExp(`^merchant/${segment}/prepaid$`), 'merchant_prepaid'],
  [new RegExp(`^affiliate/${segment}/${segment}/pending$`), 'affiliate_pending'],
  [new RegExp(`^affiliate/${segment}/${segment}/approved$`), 'affiliate_approved'],
  [new RegExp(`^affiliate/${segment}/${segment}/in_payout$`), 'affiliate_in_payout'],
  [/^operator\/pending$/, 'operator_pending'],
  [/^operator\/costs$/, 'operator_costs'],
  [new RegExp(`^clearing/${segment}$`), 'clearing'],
  [new RegExp(`^bank/${segment}$`), 'bank'],
  [/^fx\/[A-Z]{3}$/, 'fx'],
  [/^fees$/, 'fees'],
  [new RegExp(`^tax/${segment}$`), 'tax'],
  [/^write_off$/, 'write_off'],
];

// Test-mode money lives in accounts of its own, so that no sum over live accounts can ever contain it.
const testPrefix = 'test/';

/** `merchant/{id}/{book}`, in test mode `test/merchant/…`. RangeError when the id cannot be part of a name. */
export function merchantAccount(owner: { merchantId: string; livemode: boolean }, book: MerchantBook): string {
  return named(`merchant/${owner.merchantId}/${book}`, owner.livemode);
}

/** `affiliate/{id}/{program}/{book}`, in test mode `test/affiliate/…`. RangeError when an id cannot be part of a name. */
export function affiliateAccount(
  owner: { affiliateId: string; programId: string; livemode: boolean },
  book: AffiliateBook,
): string {
  return named(`affiliate/${owner.affiliateId}/${owner.programId}/${book}`, owner.livemode);
}

/** Kind of an account by its name; undefined when the name has no known form. */
export function accountKind(account: string): AccountKind | undefined {
  const name = account.startsWith(testPrefix) ? account.slice(testPrefix.length) : account;
  return kindsByForm.find(([form]) => form.test(name))?.[1];
}

function named(name: string, livemode: boolean): string {
  if (accountKind(name) === undefined) throw new RangeError('malformed id in an account name');
  return livemode ? name : testPrefix + name;
}
