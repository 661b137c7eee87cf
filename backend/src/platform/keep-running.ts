import { setTimeout as sleep } from 'node:timers/promises';

export interface KeptRunning {
  /** Ends it: nothing is begun again, and the pause before that is cut short. */
  readonly signal: AbortSignal;
  readonly pauseMs: number;
  /** Told of each failure that happened before the end. */
  readonly failed: (error: unknown) => void;
}

/**
 * Does work that goes on for as long as the process lives, and begins it again after a pause whenever it ends or fails: a server
 * that restarts is something to wait out. Never rejects.
 */
export async function keepRunning(work: () => Promise<void>, { signal, pauseMs, failed }: KeptRunning): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) failed(error);
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
