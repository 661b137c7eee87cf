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
    const sorted = Float64Array.from(this.#values).sort();
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
