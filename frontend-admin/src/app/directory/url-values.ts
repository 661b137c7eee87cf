import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

/** Parts of the address's query, and how to change them: what a page is filtered by is in its address and nowhere else. */
export interface UrlValues<Key extends string> {
  readonly values: Signal<Readonly<Record<Key, string | undefined>>>;
  /** Writes some of them; undefined takes one out. A step back in the browser takes the change back. */
  set(values: Readonly<Partial<Record<Key, string | undefined>>>, options?: Writing): void;
}

interface Writing {
  /** In place of the entry of the history that is shown. */
  readonly replaceUrl?: boolean;
  /** `manual`: the page stays where it is. */
  readonly scroll?: 'manual';
}

/** Reads and writes the named parts of the query. Call it where `inject` works. */
export function urlValues<Key extends string>(keys: readonly Key[]): UrlValues<Key> {
  const router = inject(Router);
  const query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  const read = () => Object.fromEntries(keys.map((key) => [key, query().get(key) ?? undefined]));
  return {
    values: computed(() => read() as Record<Key, string | undefined>, {
      equal: (a, b) => keys.every((key) => a[key] === b[key]),
    }),
    set: (values, writing = {}) => {
      const queryParams = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
      void router.navigate([], { queryParams, queryParamsHandling: 'merge', ...writing });
    },
  };
}
