/** Numbers that look random and are the same for the same seed: a run that found something can be repeated. */
export class SeededRandom {
  #state: number;

  /** @param seed whole number */
  constructor(seed: number) {
    // Never 0: the generator would stay there. The multiplication sets neighbouring seeds apart.
    this.#state = Math.imul(seed, 0x9e3779b1) | 0 || 1;
    for (let i = 0; i < 8; i += 1) this.below(2);
  }

  /** A whole number from 0 to `limit` - 1. Generator: xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) % limit;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in so many percent of all cases. */
  percent(chance: number): boolean {
    return this.below(100) < chance;
  }

  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    return list.flatMap(() => rest.splice(this.below(rest.length), 1));
  }
}
