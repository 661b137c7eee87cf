/** The largest share, of equal ones the earlier: the one that stands where only one has room. Shares have one denominator. */
export function mainShare<Share extends { readonly numerator: number }>(shares: readonly Share[]): Share | undefined {
  return shares.reduce<Share | undefined>(
    (main, share) => (main === undefined || share.numerator > main.numerator ? share : main),
    undefined,
  );
}
