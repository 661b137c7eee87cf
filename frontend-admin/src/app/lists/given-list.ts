import { computed, inject } from '@angular/core';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { AffiliateNames } from '../directory/affiliate-names';
import { ProgramScope } from '../directory/program-scope';
import { listFilter } from './list-filter';

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

/**
 * How lists of what affiliates were given and what can be switched off are filtered: links and coupons. An affiliate is a
 * filter only while the address names one. Call it where `inject` works.
 */
export function givenList(texts: GivenTexts) {
  const [names, scope] = [inject(AffiliateNames), inject(ProgramScope)];
  const filter = listFilter(['q', 'active', 'affiliate'], { byProgram: true });
  const filters = computed<readonly Filter[]>(() => {
    const { affiliate } = filter.values();
    const own = affiliate === undefined ? [] : [{ value: affiliate, label: names.name(affiliate) }];
    const state: Filter = {
      ...{ id: 'active', label: texts.state, phrase: texts.thatAre, kind: 'choice', placeholder: texts.anyState },
      options: [
        { value: 'true', label: texts.on },
        { value: 'false', label: texts.off },
      ],
    };
    const of: Filter = {
      ...{ id: 'affiliate', label: texts.affiliate, phrase: texts.of, kind: 'choice', options: own },
      placeholder: texts.anyAffiliate,
    };
    const search: Filter = {
      ...{ id: 'q', label: texts.search, phrase: texts.containing, kind: 'text' },
      placeholder: texts.anything,
    };
    return affiliate === undefined ? [state, search] : [state, of, search];
  });
  const params = computed(() => {
    const { q, active, affiliate } = filter.values();
    const isActive = active === undefined ? undefined : active === 'true';
    return { programId: scope.programId(), affiliateId: affiliate, active: isActive, q };
  });
  return { filter, filters, params };
}
