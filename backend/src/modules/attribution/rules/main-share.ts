import type { AttributionShare } from './decide-attribution.js';

/** The largest share, of equal ones the earlier: the one that stands where only one has room. Shares have one denominator. */
export function mainShare(shares: readonly AttributionShare[]): AttributionShare | undefined {
  return shares.reduce<AttributionShare | undefined>(
    (main, share) => (main === undefined || share.numerator > main.numerator ? share : main),
    undefined,
  );
}
