import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const tickMs = 15_000;
/** A `Date` header has whole seconds and the answer took its way: smaller differences say nothing. */
const toleranceMs = 2_000;

/**
 * What time it is by the server, ticking every 15 seconds. A phone whose clock is wrong still shows right ages, because
 * the `Date` of each answer corrects it.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private offsetMs = 0;
  private readonly mutableNow = signal(Date.now());

  /** Milliseconds since 1970, as of the last tick. */
  readonly now = this.mutableNow.asReadonly();

  constructor() {
    const timer = setInterval(() => this.tick(), tickMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** The same, as of this instant; for what counts seconds. Not a signal. */
  exact(): number {
    return Date.now() + this.offsetMs;
  }

  /** Takes the `Date` header of an answer that just came; nothing when there is none. */
  observe(date: string | null): void {
    const server = Date.parse(date ?? '');
    if (Number.isNaN(server)) return;
    const offset = server - Date.now();
    const corrected = Math.abs(offset) < toleranceMs ? 0 : offset;
    if (Math.abs(corrected - this.offsetMs) < toleranceMs) return;
    this.offsetMs = corrected;
    this.tick();
  }

  private tick(): void {
    this.mutableNow.set(this.exact());
  }
}
