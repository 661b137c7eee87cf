import { DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import type { Problem } from '@tributary/frontend-shared/api/problem';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Connection } from './connection';
import { KeptAnswers } from './kept-answers';
import type { Kept } from './kept-answers';

/** Something the API said, perhaps a while ago, and how it stands with asking again. */
export interface Answer<T> {
  /** The last one known; undefined before the first. */
  readonly value: Signal<T | undefined>;
  readonly kept: Signal<Kept<T> | undefined>;
  /** Why the last attempt gave nothing new; undefined when it did. */
  readonly problem: Signal<Problem | undefined>;
  readonly loading: Signal<boolean>;
  /** What is shown may be old: the last attempt failed, or the device has no network. */
  readonly stale: Signal<boolean>;
  reload(): Promise<void>;
}

export interface AnswerOptions<T> {
  /** Under which it is kept, with the version of its shape; not kept when left out. */
  readonly name?: string;
  readonly load: () => Promise<T>;
}

/**
 * Shows what was kept at once and asks for the newest beside it; again when the network or the person comes back. Call it
 * where `inject` works.
 */
export function answerOf<T>({ name, load }: AnswerOptions<T>): Answer<T> {
  const [store, clock, connection] = [inject(KeptAnswers), inject(ServerClock), inject(Connection)];
  const kept = signal<Kept<T> | undefined>(name === undefined ? undefined : store.read<T>(name));
  const problem = signal<Problem | undefined>(undefined);
  const loading = signal(false);
  let alive = true;
  let running: Promise<void> | undefined;

  const attempt = async () => {
    loading.set(true);
    try {
      const value = await load();
      if (!alive) return;
      // The tick may be 15 seconds old; the answer just came.
      const answer = { value, at: Math.max(clock.now(), kept()?.at ?? 0), deviceAt: Date.now() };
      kept.set(answer);
      problem.set(undefined);
      if (name !== undefined) store.write(name, answer);
    } catch (error) {
      if (alive) problem.set(problemOf(error));
    } finally {
      loading.set(false);
    }
  };
  const reload = () => (running ??= attempt().finally(() => (running = undefined)));

  inject(DestroyRef).onDestroy(() => (alive = false));
  effect(() => {
    if (connection.online() && connection.visible()) untracked(() => void reload());
  });
  return {
    ...{ kept, problem, loading, reload },
    value: computed(() => kept()?.value),
    stale: computed(() => problem() !== undefined || !connection.online()),
  };
}
