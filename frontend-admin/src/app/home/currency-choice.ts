import { computed } from '@angular/core';
import type { Signal } from '@angular/core';
import { urlValues } from '../directory/url-values';

/** The currency that parts of a page speak of, where they can speak of one at a time. */
export interface CurrencyChoice {
  /** All there are, the one with the most conversions first. */
  readonly all: Signal<readonly string[]>;
  readonly chosen: Signal<string | undefined>;
  choose(currency: string): void;
}

/** The choice stands in the address; without one, it is the first. Call it where `inject` works. */
export function currencyChoice(all: () => readonly string[]): CurrencyChoice {
  const url = urlValues(['currency']);
  const currencies = computed(all, { equal: (a, b) => a.join() === b.join() });
  return {
    all: currencies,
    chosen: computed(() => {
      const { currency } = url.values();
      return currency !== undefined && currencies().includes(currency) ? currency : currencies()[0];
    }),
    choose: (currency) => url.set({ currency }),
  };
}
