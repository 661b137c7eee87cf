import { Clock } from '../../src/platform/clock.js';

/** The system's clock, moved: time goes on, from wherever a test puts it. */
export class TestClock extends Clock {
  private offsetMs = 0;
  private stoppedAt: Date | undefined;

  now(): Date {
    return this.stoppedAt ?? new Date(Date.now() + this.offsetMs);
  }

  advance(ms: number): void {
    if (this.stoppedAt) this.stoppedAt = new Date(this.stoppedAt.getTime() + ms);
    else this.offsetMs += ms;
  }

  set(to: Date): void {
    this.stoppedAt = undefined;
    this.offsetMs = to.getTime() - Date.now();
  }

  /** Time stands still there until it is moved: what happens twice happens at the same moment. */
  stopAt(moment: Date): void {
    this.stoppedAt = moment;
  }
}
