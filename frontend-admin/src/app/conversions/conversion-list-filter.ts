import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import {
  affiliatesGet,
  affiliatesList,
  linksGet,
  linksList,
  programsGet,
  programsList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { Filter, LookedUp } from '@tributary/frontend-shared/filter-bar/filter';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { listFilter } from '../lists/list-filter';
import type { ListFilter } from '../lists/list-filter';
import { lookup } from '../lists/lookup';
import type { Lookup } from '../lists/lookup';
import { conversionFilters } from './conversion-filters';
import { conversionFilterKeys } from './conversion-query';

type Values = Readonly<Record<string, string | undefined>>;

/** The sentence of filters over the list of conversions. */
export interface ConversionListFilter {
  readonly filter: ListFilter;
  readonly filters: Signal<readonly Filter[]>;
  readonly find: (typed: LookedUp) => void;
}

/** Call it where `inject` works. */
export function conversionListFilter(): ConversionListFilter {
  const [directory, scope] = [inject(ProgramDirectory), inject(ProgramScope)];
  const url = listFilter(conversionFilterKeys, { byProgram: true });
  const affiliates = lookup(() => url.values().affiliate, {
    ...{ list: affiliatesList, get: affiliatesGet },
    label: ({ name, email }: { name: string; email: string; id: string }) => `${name} · ${email}`,
  });
  const links = lookup(() => url.values().link, {
    ...{ list: linksList, get: linksGet },
    label: ({ code }: { code: string; id: string }) => code,
  });
  const programs = lookup(scope.programId, {
    ...{ list: programsList, get: programsGet },
    label: ({ name }: { name: string; id: string }) => name,
  });
  const used = computed(() => [...new Set(directory.programs().map(({ currency }) => currency))].sort());
  const currencies = computed(() => {
    const own = url.values().currency;
    const all = directory.isComplete() ? used() : Intl.supportedValuesOf('currency');
    return [...new Set([...all, ...(own === undefined ? [] : [own])])].sort();
  });
  const values = computed<Values>(() => {
    const { from, to, when, ...others } = url.values();
    const custom = from !== undefined || to !== undefined || when === 'custom';
    return { ...others, from, to, when: custom ? 'custom' : when, program: scope.programId() };
  });
  const filters = computed(() =>
    conversionFilters(values(), {
      programs: programs.options(),
      ...{ currencies: currencies(), affiliates: affiliates.options(), links: links.options() },
    }),
  );
  const set = ({ program, ...asked }: Values) => {
    const changed = consistent(asked, scope.program()?.currency ?? used()[0]);
    // Of two steps at once the second undoes the first.
    if (program !== scope.programId()) scope.choose(program, changed);
    else url.set(changed);
  };
  const found: Readonly<Record<string, Lookup>> = { program: programs, link: links, affiliate: affiliates };
  const find = ({ id, text }: LookedUp) => found[id]?.find(text);
  return { filter: { ...url, values, set }, filters, find };
}

/** Filters that go together: dates only with "on dates I choose", amounts only with a currency. */
export function consistent(asked: Values, usualCurrency: string | undefined): Values {
  const hasAmount = asked['min'] !== undefined || asked['max'] !== undefined;
  return {
    ...asked,
    ...(asked['when'] !== 'custom' && { from: undefined, to: undefined }),
    ...(hasAmount && asked['currency'] === undefined && { currency: usualCurrency }),
  };
}
