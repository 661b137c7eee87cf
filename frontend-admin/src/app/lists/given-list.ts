import { computed, inject } from '@angular/core';
import { affiliatesGet, affiliatesList } from '@tributary/frontend-shared/api/generated/operations';
import type { Filter, LookedUp } from '@tributary/frontend-shared/filter-bar/filter';
import { ProgramScope } from '../directory/program-scope';
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

/** How lists of what affiliates were given and what can be disabled are filtered: links and coupons. */
export function givenList(texts: GivenTexts) {
  const scope = inject(ProgramScope);
  const filter = listFilter(['q', 'active', 'affiliate'], { byProgram: true });
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
  ]);
  const params = computed(() => {
    const { q, active, affiliate } = filter.values();
    const isActive = active === undefined ? undefined : active === 'true';
    return { programId: scope.programId(), affiliateId: affiliate, active: isActive, q };
  });
  return { filter, filters, params, find: ({ text }: LookedUp) => affiliates.find(text) };
}
