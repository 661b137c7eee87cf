import { computed, effect, inject, untracked } from '@angular/core';
import type { Signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ViewedList } from '@tributary/frontend-shared/api/generated/schema';
import { urlValues } from '../directory/url-values';
import { OwnViews } from './own-views';
import type { OwnView, ViewsOfList } from './own-views';

type Values = Readonly<Record<string, string | undefined>>;

/** A set of filters that people come back to. */
export interface ListView {
  readonly id: string;
  readonly label: string;
  /** Filters by their names in the address; others stay as they are. */
  readonly query: Values;
}

/** The views of one list, and which of them its page shows. */
export interface ListViews {
  readonly list: ViewedList;
  readonly own: ViewsOfList;
  readonly all: Signal<readonly ListView[]>;
  /** The own or shared view that is shown. */
  readonly shown: Signal<OwnView | undefined>;
  /** Id of the view that is shown, a built-in one too. */
  readonly shownId: Signal<string | undefined>;
  /** Whether there is something to be saved: filters that are no view yet. */
  readonly differs: Signal<boolean>;
  /** What the page is filtered and sorted by now. */
  readonly values: Signal<Values>;
  /** Leaves no filter set. */
  clear(): void;
}

interface ViewsInput {
  readonly list: ViewedList;
  /** Everything a view keeps, by its names in the address. */
  readonly keys: readonly string[];
  /** Those that everybody has. */
  readonly builtIn: readonly ListView[];
}

/** Reads which view the address shows, and opens the list with the one that was chosen for that. Call it where `inject` works. */
export function listViews({ list, keys, builtIn }: ViewsInput): ListViews {
  const url = urlValues(keys);
  const own = inject(OwnViews).of(list);
  const nothing = Object.fromEntries(keys.map((key) => [key, undefined]));
  const shown = computed(() =>
    own.views().find(({ values }) => keys.every((key) => url.values()[key] === values[key])),
  );
  openWithDefault(own, url);
  return {
    ...{ list, own, shown, values: url.values },
    all: computed(() => [
      ...builtIn,
      // A saved view says all there is to say: what it does not name is not filtered by.
      ...own.views().map(({ id, name, values }) => ({ id, label: name, query: { ...nothing, ...values } })),
    ]),
    shownId: computed(() => shown()?.id ?? builtInOf(url.values(), builtIn)?.id),
    differs: computed(() => shown() === undefined && addsTo(builtInOf(url.values(), builtIn), url.values())),
    clear: () => url.set(nothing),
  };
}

/** The built-in view that the filters are, where other filters may be set as well. */
export function builtInOf(values: Values, builtIn: readonly ListView[]): ListView | undefined {
  return builtIn.find(({ query }) => Object.entries(query).every(([key, value]) => values[key] === value));
}

/** Whether there are filters beside those of the view; a sort alone makes no view. */
export function addsTo(view: ListView | undefined, { sort: _, ...filters }: Values): boolean {
  return Object.entries(filters).some(([key, value]) => value !== undefined && value !== view?.query[key]);
}

function openWithDefault(own: ViewsOfList, url: ReturnType<typeof urlValues>): void {
  // Whoever comes by an address that names a filter, or comes back, wants to see just that.
  const named = Object.values(url.values()).some((value) => value !== undefined);
  let isDecided = named || inject(Router).currentNavigation()?.trigger === 'popstate';
  effect(() => {
    const [chosen, known] = [own.chosen(), own.known()];
    if (isDecided || !known) return;
    isDecided = true;
    if (chosen) untracked(() => url.set(chosen.values, { replaceUrl: true }));
  });
}
