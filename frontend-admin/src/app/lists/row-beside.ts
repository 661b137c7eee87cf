import type { Signal } from '@angular/core';
import { computed } from '@angular/core';
import type { PagedList } from '@tributary/frontend-shared/api/paged-list';
import { urlValues } from '../directory/url-values';

/** The row that stands beside its list. */
export interface RowBeside {
  readonly id: Signal<string | undefined>;
  /** The address that shows the list with it. */
  readonly link: Signal<string>;
  show(id: string): void;
  /** To the row after it or before it; at the end, more rows are read. */
  walk(by: 1 | -1): void;
  close(): void;
}

/** The row that the address names (`?open=`), so that it can be shared. Call it where `inject` works. */
export function rowBeside(list: () => PagedList<{ readonly id: string }>): RowBeside {
  const url = urlValues(['open']);
  const id = computed(() => url.values().open);
  const step = (next: string) => {
    list().place.set(next);
    // One entry of the history, however far somebody walks.
    url.set({ open: next }, { replaceUrl: true, scroll: 'manual' });
  };
  return {
    id,
    link: computed(() => {
      const address = new URL(window.location.href);
      address.searchParams.set('open', id() ?? '');
      return address.href;
    }),
    show: (shown) => url.set({ open: shown }, { replaceUrl: id() !== undefined, scroll: 'manual' }),
    walk: (by) => {
      const ids = list()
        .rows()
        .map((row) => row.id);
      const next = ids[ids.indexOf(id() ?? '') + by];
      if (next !== undefined) step(next);
      else if (by === 1) list().more();
    },
    close: () => url.set({ open: undefined }, { replaceUrl: true, scroll: 'manual' }),
  };
}
