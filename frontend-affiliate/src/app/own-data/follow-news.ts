import { DestroyRef, inject } from '@angular/core';
import type { Answer } from './answer';
import { Connection } from './connection';

/** A purchase is seen within two seconds. */
const everyMs = 2_000;

/**
 * Asks for one small answer again and again while the page is looked at, and calls `onNews` when it differs from the one
 * before. While the last attempt has failed the answer itself decides when to ask again. Call it where `inject` works.
 * @param markOf what tells two answers apart
 */
export function followNews<T>(answer: Answer<T>, markOf: (value: T) => string, onNews: () => void): void {
  const connection = inject(Connection);
  let timer: ReturnType<typeof setTimeout>;
  let left = false;
  let mark: string | undefined;

  const look = async () => {
    if (connection.online() && connection.visible()) {
      if (answer.error() === undefined) await answer.reload();
      // The page was left while the answer was on its way.
      if (left) return;
      const value = answer.value();
      const seen = value === undefined ? undefined : markOf(value);
      if (mark !== undefined && seen !== mark) onNews();
      mark = seen;
    }
    timer = setTimeout(() => void look(), everyMs);
  };
  timer = setTimeout(() => void look(), everyMs);
  inject(DestroyRef).onDestroy(() => {
    left = true;
    clearTimeout(timer);
  });
}
