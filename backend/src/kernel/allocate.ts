/**
 * Splits `total` by `weights` so that the parts add up exactly: largest remainder (Hamilton's method), ties to the
 * earlier index. A negative total gives the negated parts of the positive one, so that a reversal mirrors what it
 * reverses. RangeError when a weight is negative or all are zero.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('allocate needs weights of zero or more with a sum above zero');
  }
  const parts = weights.map((weight) => (total * weight) / sum);
  const missing = Number(total - parts.reduce((a, b) => a + b, 0n));
  const favoured = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, missing);
  const raised = new Set(favoured.map(({ index }) => index));
  return parts.map((part, index) => (raised.has(index) ? part + 1n : part));
}
