import { conversionStrings } from './conversions.strings';

/** A ledger account in words, and whose it is. */
export interface AccountWords {
  readonly words: string;
  /** Id of the affiliate whose account it is. */
  readonly affiliateId?: string;
}

/**
 * Says what an account of the ledger means: `affiliate/aff_…/prg_…/pending` is "Affiliate – pending". An account
 * of a kind that is not known here is shown by its own name.
 */
export function accountWords(account: string): AccountWords {
  const [owner, ...rest] = account.replace(/^test\//, '').split('/');
  const book = rest.at(-1) ?? '';
  if (owner === 'merchant') return { words: conversionStrings.merchantBooks[book] ?? account };
  if (owner !== 'affiliate' || rest[0] === undefined) return { words: account };
  return { words: conversionStrings.affiliateBooks[book] ?? account, affiliateId: rest[0] };
}
