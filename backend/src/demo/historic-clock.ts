import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock } from '../platform/clock.js';

/** The system's clock, except inside `at`: there it stands still at the moment that is being told. */
export class HistoricClock extends Clock {
  private readonly told = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.told.getStore() ?? new Date();
  }

  /** Runs the work, with everything it calls and awaits, at a moment of the past; several may run at once. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    return this.told.run(moment, work);
  }
}
