import { percentile } from '../measure/percentile.ts';

/** Collects response times of one measurement. */
export class Latencies {
  readonly #values: number[] = [];

  add(ms: number): void {
    this.#values.push(ms);
  }

  get count(): number {
    return this.#values.length;
  }

  /** Half of the requests, and 99 of 100, took at most so many milliseconds. */
  percentiles(): { p50: number; p99: number } {
    const at = (share: number): number => (this.count === 0 ? 0 : percentile(this.#values, share));
    return { p50: at(0.5), p99: at(0.99) };
  }
}
