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

/** " × 1/2", or nothing for a whole share. */
export function shareText({ numerator, denominator }: Share): string {
  return numerator === denominator ? '' : ` × ${numerator}/${denominator}`;
}
