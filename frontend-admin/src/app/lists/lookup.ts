import { computed, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { apiResource } from '@tributary/frontend-shared/api/api';
import type { Operation } from '@tributary/frontend-shared/api/operation';
import type { Page } from '@tributary/frontend-shared/api/paged-list';
import type { FilterOption } from '@tributary/frontend-shared/filter-bar/filter';

const offered = 20;

/** How things of a kind are found by part of a name, and one of them by its id. */
interface LookupOf<Row extends { readonly id: string }> {
  readonly list: Operation<{ q?: string | undefined; limit?: number | undefined }, Page<Row>>;
  readonly get: Operation<{ id: string }, Row>;
  readonly label: (row: Row) => string;
}

/** What a look-up offers, and how it is told what somebody types. */
export interface Lookup {
  readonly options: Signal<readonly FilterOption[]>;
  find(text: string): void;
}

/** Offers what fits the typed text, and always the one that is chosen. Call it where `inject` works. */
export function lookup<Row extends { readonly id: string }>(
  chosen: () => string | undefined,
  { list, get, label }: LookupOf<Row>,
): Lookup {
  const text = signal<string | undefined>(undefined);
  const asked = () => {
    const q = text();
    return q === undefined ? undefined : { limit: offered, ...(q !== '' && { q }) };
  };
  const found = apiResource(list, asked);
  const one = apiResource(get, () => {
    const id = chosen();
    return id === undefined ? undefined : { id };
  });
  const options = computed(() => {
    const rows = found.hasValue() ? found.value().data : [];
    const own = one.hasValue() && one.value().id === chosen() ? [one.value()] : [];
    const others = rows.filter(({ id }) => id !== own[0]?.id);
    return toldApart([...own, ...others].map((row) => ({ value: row.id, label: label(row) })));
  });
  return { options, find: (typed) => text.set(typed) };
}

/** A look-up knows what was chosen by its label: of those that are called the same, each but the first also says the end of its id. */
export function toldApart(options: readonly FilterOption[]): readonly FilterOption[] {
  const taken = new Set<string>();
  return options.map(({ value, label }) => {
    const own = taken.has(label) ? `${label} · ${value.slice(-6)}` : label;
    taken.add(label);
    return { value, label: own };
  });
}
