/**
 * The accounts that something is posted to, by kind and type: what a merchant will owe (accrued) and owes (due), what we owe
 * an affiliate, by state. The registry in the database knows those to come as well.
 */
export type AccountName = 'merchant/accrued' | 'merchant/due' | 'affiliate/pending' | 'affiliate/approved';

/**
 * What makes an account: there is one of each. Test-mode money lives in accounts of its own, so that no sum over live
 * accounts can ever contain it.
 */
export interface Account {
  readonly name: AccountName;
  readonly ownerId: string;
  /** An affiliate has accounts for each program, a merchant for all of them. */
  readonly programId: string | null;
  readonly livemode: boolean;
}

/** Whose accounts a commission moves money between. */
export interface CommissionParties {
  readonly merchantId: string;
  readonly affiliateId: string;
  readonly programId: string;
  readonly livemode: boolean;
}

export function accountOf(parties: CommissionParties, name: AccountName): Account {
  const { merchantId, affiliateId, programId, livemode } = parties;
  return name === 'merchant/accrued' || name === 'merchant/due'
    ? { name, ownerId: merchantId, programId: null, livemode }
    : { name, ownerId: affiliateId, programId, livemode };
}

/** How an account is written: `affiliate/{id}/{program}/pending`, in test mode `test/affiliate/…`, as the registry makes it. */
export function accountPath({ name, ownerId, programId, livemode }: Account): string {
  const [kind, type] = name.split('/');
  return [livemode ? [] : 'test', kind, ownerId, programId ?? [], type].flat().join('/');
}
