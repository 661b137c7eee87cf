import { DestroyRef, inject } from '@angular/core';
import type { Answer } from './answer';
import { Connection } from './connection';

/** A purchase is seen within two seconds; while the server does not answer it is asked ever less often. */
const everyMs = 2_000;
const restMs = 60_000;

/**
 * Asks for one small answer again and again while the page is looked at, and calls `onNews` when it differs from the one
 * before. Call it where `inject` works.
 * @param markOf what tells two answers apart
 */
export function followNews<T>(answer: Answer<T>, markOf: (value: T) => string, onNews: () => void): void {
  const connection = inject(Connection);
  let timer: ReturnType<typeof setTimeout>;
  let left = false;
  let failures = 0;
  let mark: string | undefined;

  const look = async () => {
    if (connection.online() && connection.visible()) {
      await answer.reload();
      // The page was left while the answer was on its way.
      if (left) return;
      failures = answer.error() === undefined ? 0 : failures + 1;
      const value = answer.value();
      const seen = value === undefined ? undefined : markOf(value);
      if (mark !== undefined && seen !== mark) onNews();
      mark = seen;
    }
    timer = setTimeout(() => void look(), Math.min(everyMs * 2 ** failures, restMs));
  };
  timer = setTimeout(() => void look(), everyMs);
  inject(DestroyRef).onDestroy(() => {
    left = true;
    clearTimeout(timer);
  });
}
