import { DestroyRef, inject } from '@angular/core';
import { problemOf } from './problem';

const worthAnother = ['offline', 'busy', 'broken'];

/**
 * Asks again by itself when the device says that it is back online, if the last answer failed for a reason that may be over by then.
 * Call it where `inject` works.
 */
export function retryWhenOnline(error: () => unknown, retry: () => void): void {
  const listening = new AbortController();
  const look = () => {
    const failed = error();
    if (failed !== undefined && worthAnother.includes(problemOf(failed).kind)) retry();
  };
  addEventListener('online', look, { signal: listening.signal });
  inject(DestroyRef).onDestroy(() => listening.abort());
}
