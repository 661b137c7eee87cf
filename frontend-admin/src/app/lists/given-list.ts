import { computed, inject } from '@angular/core';
import { affiliatesGet, affiliatesList } from '@tributary/frontend-shared/api/generated/operations';
import { glossary } from '@tributary/backend/kernel/glossary';
import type { Filter, LookedUp } from '@tributary/frontend-shared/filter-bar/filter';
import { ProgramScope } from '../directory/program-scope';
import { listViews } from './list-views';
import { listViewStrings } from './list-views.strings';
import { listFilter } from './list-filter';
import { lookup } from './lookup';

interface GivenTexts {
  readonly state: string;
  readonly thatAre: string;
  readonly anyState: string;
  readonly on: string;
  readonly off: string;
  readonly affiliate: string;
  readonly of: string;
  readonly anyAffiliate: string;
  readonly search: string;
  readonly containing: string;
  readonly anything: string;
}

const stateKeys = { active: undefined, stopping: undefined };

interface GivenList {
  readonly list: 'links' | 'coupons';
  readonly texts: GivenTexts;
  /** Of destinations that are not allowed any more; coupons have none. */
  readonly stopping?: { readonly view: string; readonly filter: Filter };
}

/** How lists of what affiliates were given and what can be disabled are filtered: links and coupons. */
export function givenList({ list, texts, stopping }: GivenList) {
  const scope = inject(ProgramScope);
  const keys = [...(['q', 'active', 'affiliate'] as const), ...(stopping ? (['stopping'] as const) : [])];
  const filter = listFilter(keys, { byProgram: true });
  const views = listViews({
    ...{ list, keys },
    builtIn: [
      { id: 'all', label: listViewStrings.all, query: stateKeys },
      { id: 'disabled', label: glossary.statuses.inactive, query: { ...stateKeys, active: 'false' } },
      ...(stopping ? [{ id: 'stopping', label: stopping.view, query: { ...stateKeys, stopping: 'true' } }] : []),
    ],
  });
  const affiliates = lookup(() => filter.values().affiliate, {
    ...{ list: affiliatesList, get: affiliatesGet },
    label: ({ name, email }: { id: string; name: string; email: string }) => `${name} · ${email}`,
  });
  const filters = computed<readonly Filter[]>(() => [
    {
      ...{ id: 'active', label: texts.state, phrase: texts.thatAre, kind: 'choice', placeholder: texts.anyState },
      options: [
        { value: 'true', label: texts.on },
        { value: 'false', label: texts.off },
      ],
    },
    {
      ...{ id: 'affiliate', label: texts.affiliate, phrase: texts.of, kind: 'lookup' },
      ...{ placeholder: texts.anyAffiliate, options: affiliates.options() },
    },
    {
      ...{ id: 'q', label: texts.search, phrase: texts.containing, kind: 'text' },
      placeholder: texts.anything,
    },
    ...(stopping ? [stopping.filter] : []),
  ]);
  const params = computed(() => {
    const { q, active, affiliate, stopping: stops } = filter.values();
    return {
      ...{ programId: scope.programId(), affiliateId: affiliate, q, active: yesOrNo(active) },
      ...(stopping && { stopping: yesOrNo(stops) }),
    };
  });
  return { filter, filters, params, views, find: ({ text }: LookedUp) => affiliates.find(text) };
}

function yesOrNo(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true';
}
