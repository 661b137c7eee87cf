import { DestroyRef, PendingTasks, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import type { Problem } from '@tributary/frontend-shared/api/problem';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Connection } from './connection';
import { KeptAnswers } from './kept-answers';
import type { Kept } from './kept-answers';
import { ownTask } from './own-task';
import { retryWhileFailing } from './retry-while-failing';

/** Something the API said, perhaps a while ago, and how it stands with asking again. */
export interface Answer<T> {
  /** The last one known; undefined before the first. */
  readonly value: Signal<T | undefined>;
  readonly kept: Signal<Kept<T> | undefined>;
  /** What the last attempt threw; undefined when it gave something. */
  readonly error: Signal<unknown>;
  /** The same in words. */
  readonly problem: Signal<Problem | undefined>;
  /** Nothing is known and asking failed: the page shows the error in place of figures. */
  readonly failed: Signal<boolean>;
  readonly loading: Signal<boolean>;
  /** What is shown may be old: the last attempt failed, or the device has no network. */
  readonly stale: Signal<boolean>;
  reload(): Promise<void>;
}

export interface AnswerOptions<T> {
  /** What is asked, with the version of its shape. Another name (it may read signals) is another question. */
  readonly name: () => string;
  /** Whether this device keeps the last answer, to this question, for when there is no network. */
  readonly keep: boolean | (() => boolean);
  readonly load: () => Promise<T>;
}

/**
 * Shows what was kept at once and asks for the newest beside it; again when the network or the person comes back, and ever
 * less often while the server cannot be reached. Call it where `inject` works.
 */
export function answerOf<T>({ name, keep, load }: AnswerOptions<T>): Answer<T> {
  const [store, clock, connection] = [inject(KeptAnswers), inject(ServerClock), inject(Connection)];
  const pending = inject(PendingTasks);
  const asked = computed(name);
  const keeps = typeof keep === 'boolean' ? () => keep : keep;
  const kept = linkedSignal<Kept<T> | undefined>(() => (keeps() ? store.read<T>(asked()) : (asked(), undefined)));
  const error = linkedSignal<string, unknown>({ source: asked, computation: () => undefined });
  const problem = computed(() => (error() === undefined ? undefined : problemOf(error())));
  const loading = signal(false);
  let alive = true;
  let attempts = 0;

  const attempt = async (question: string) => {
    // An answer to an earlier question must not replace the one that is shown now.
    const wanted = () => alive && untracked(asked) === question;
    const number = (attempts += 1);
    const isLatest = () => wanted() && number === attempts;
    const write = untracked(() => store.writerOf<T>(question));
    loading.set(true);
    try {
      const value = sameAs(untracked(kept)?.value, await load());
      if (!wanted()) return;
      const answer = { value, at: clock.now(), deviceAt: Date.now() };
      kept.set(answer);
      error.set(undefined);
      if (untracked(keeps)) write(answer);
    } catch (cause) {
      if (isLatest()) error.set(cause);
    } finally {
      if (isLatest()) loading.set(false);
    }
  };
  const { run, forget } = oneAtATime(attempt);
  const reload = () => run(untracked(asked));

  // A page is drawn with several answers: to ask for all of them in the same task would hold up its first frame.
  const ask = async () => {
    await ownTask();
    if (alive) await reload();
  };

  inject(DestroyRef).onDestroy(() => (alive = false));
  askOnReturn(asked, () => {
    // What was asked before the network came back may never be answered.
    forget();
    pending.run(ask);
  });
  retryWhileFailing(problem, loading, () => void reload());
  return {
    ...{ kept, error, problem, loading, reload },
    value: computed(() => kept()?.value),
    failed: computed(() => kept() === undefined && error() !== undefined),
    stale: computed(() => error() !== undefined || !connection.online()),
  };
}

/** Runs one attempt at a question at a time: who asks meanwhile waits for the one that is running. */
function oneAtATime(attempt: (question: string) => Promise<void>) {
  let running: { readonly question: string; readonly done: Promise<void> } | undefined;
  const run = (question: string) => {
    if (running?.question !== question) {
      const done = attempt(question).finally(() => {
        if (running?.done === done) running = undefined;
      });
      running = { question, done };
    }
    return running.done;
  };
  return { run, forget: () => (running = undefined) };
}

/** Calls for each question, and again when the network or the person comes back. */
function askOnReturn(asked: Signal<string>, ask: () => void): void {
  const connection = inject(Connection);
  effect(() => {
    asked();
    if (connection.online() && connection.visible()) untracked(ask);
  });
}

/** The value before when the new one says the same: then nothing on the page is drawn again. */
function sameAs<T>(before: T | undefined, value: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(value) ? before : value;
}
