import { DestroyRef, PendingTasks, afterNextRender, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { ownTask } from './own-task';

/**
 * How many pieces of a page are drawn: the first at once, each further one in a task of its own, so that a slow phone
 * shows the first and hears taps before the last is there. Call it where `inject` works.
 */
export function pieces(count: number): Signal<number> {
  const drawn = signal(1);
  let alive = true;
  inject(DestroyRef).onDestroy(() => (alive = false));
  const add = async () => {
    while (drawn() < count) {
      await ownTask();
      if (!alive) return;
      drawn.update((before) => before + 1);
    }
  };
  const pending = inject(PendingTasks);
  afterNextRender(() => pending.run(add));
  return drawn.asReadonly();
}
