import { randomFillSync } from 'node:crypto';

const poolSize = 8_192;

/** Hands out random bytes from a pool, because asking the system for eight at a time costs more than the redirect's look-up. */
export class RandomPool {
  private readonly pool = Buffer.allocUnsafeSlow(poolSize);
  private used = poolSize;

  /** The next `size` bytes, never handed out before; valid until the next call. `size` is at most 8,192. */
  take(size: number): Uint8Array {
    if (this.used + size > poolSize) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    const bytes = this.pool.subarray(this.used, this.used + size);
    this.used += size;
    return bytes;
  }
}
