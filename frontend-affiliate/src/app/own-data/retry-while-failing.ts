import { DestroyRef, effect, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import type { Problem } from '@tributary/frontend-shared/api/problem';
import { Connection } from './connection';

const firstMs = 1_000;
const restMs = 60_000;

/**
 * Tries again by itself while the server cannot be reached, is busy or fails, and the page is looked at: after one second, two, four
 * and so on, and after a second again once the device says that it is back online. Call it where `inject` works.
 */
export function retryWhileFailing(
  problem: Signal<Problem | undefined>,
  loading: Signal<boolean>,
  retry: () => void,
): void {
  const connection = inject(Connection);
  let timer: ReturnType<typeof setTimeout>;
  let failures = 0;
  effect(() => {
    clearTimeout(timer);
    if (!connection.online() || !connection.visible()) {
      failures = 0;
      return;
    }
    if (loading()) return;
    const { kind, status = 0, retryAfter = 0 } = problem() ?? {};
    if (kind !== 'offline' && kind !== 'busy' && status < 500) {
      failures = 0;
      return;
    }
    timer = setTimeout(retry, Math.max(retryAfter * 1_000, Math.min(firstMs * 2 ** failures, restMs)));
    failures += 1;
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
