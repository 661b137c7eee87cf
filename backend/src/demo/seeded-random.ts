/** Numbers that look random and are the same for the same seed: the history can be made again from where it broke off. */
export class SeededRandom {
  private state: number;

  /** @param seed whole number */
  constructor(seed: number) {
    // Neighbouring seeds, one per day, must not begin alike.
    this.state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  }

  /** From 0 to below 1. Generator: mulberry32, a 32-bit counter with a mixing step. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in so many of all cases, 0 to 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A waiting time whose mean is `mean`, at most ten times as long. */
  wait(mean: number): number {
    return Math.min(-Math.log(1 - this.next()) * mean, mean * 10);
  }

  oneOf<T>(list: readonly T[]): T {
    return this.chosen(list[this.between(0, list.length - 1)]);
  }

  /** One of the list, each in proportion to its weight. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = this.next() * list.reduce((sum, { weight }) => sum + weight, 0);
    return this.chosen(list.find(({ weight }) => (left -= weight) < 0) ?? list.at(-1));
  }

  /** The next bytes, for what elsewhere comes from the system's own source. */
  take(size: number): Uint8Array {
    return Uint8Array.from({ length: size }, () => this.between(0, 255));
  }

  private chosen<T>(found: T | undefined): T {
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }
}
