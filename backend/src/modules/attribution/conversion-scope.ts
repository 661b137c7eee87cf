import type { Conversion } from './conversion.store.js';

/** Whose conversions may be seen: a merchant's own in one mode, the live ones of which an affiliate has a share, or (empty) all. */
export interface ConversionScope {
  readonly merchantId?: string;
  readonly livemode?: boolean;
  /** The programs that alone a merchant's key reaches; null for all. */
  readonly programIds?: readonly string[] | null;
  readonly affiliateId?: string;
  /** Sums of money are left out of every answer, and nothing is sorted or filtered by them. */
  readonly withoutAmounts?: boolean;
}

/** Whether a conversion is none of the caller's: then it is as if it did not exist. */
export function mayNotSee(conversion: Conversion, scope: ConversionScope): boolean {
  return (
    (scope.merchantId !== undefined && conversion.merchantId !== scope.merchantId) ||
    (scope.livemode !== undefined && conversion.livemode !== scope.livemode) ||
    scope.programIds?.includes(conversion.programId) === false ||
    (scope.affiliateId !== undefined && !hasShare(conversion, scope.affiliateId))
  );
}

function hasShare({ attribution }: Conversion, affiliateId: string): boolean {
  return attribution.shares.some((share) => share.affiliateId === affiliateId);
}
