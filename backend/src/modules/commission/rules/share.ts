/** One beneficiary's part of a conversion, `numerator / denominator`: whole numbers, above zero, at most 1. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** RangeError unless the share is a fraction above zero and at most 1. */
export function assertShare({ numerator, denominator }: Share): void {
  const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  if (!whole || numerator < 1 || numerator > denominator) throw new RangeError('a share is above zero and at most 1');
}

/** Shares as whole numbers of one common measure. RangeError unless they add up to 1. */
export function weightsOf(shares: readonly Share[]): bigint[] {
  const common = shares.reduce((product, { denominator }) => product * BigInt(denominator), 1n);
  const weights = shares.map(({ numerator, denominator }) => (common / BigInt(denominator)) * BigInt(numerator));
  if (weights.reduce((a, b) => a + b, 0n) !== common) throw new RangeError('the shares of a decision add up to 1');
  return weights;
}
