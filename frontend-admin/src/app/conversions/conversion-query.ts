import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import type { conversionsList } from '@tributary/frontend-shared/api/generated/operations';
import type { ParamsOf } from '@tributary/frontend-shared/api/operation';
import type { Sort } from '@tributary/frontend-shared/data-table/column';
import { civilToday } from '@tributary/frontend-shared/date-range/date-range';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { urlValues } from '../directory/url-values';
import { orderSpan } from './order-time';

export type ConversionParams = ParamsOf<typeof conversionsList>;

/** What the list of conversions is filtered by, in the address. */
export const conversionFilterKeys = [
  ...(['state', 'refund', 'attributed', 'commission', 'affiliate', 'link', 'coupon', 'currency'] as const),
  ...(['min', 'max', 'when', 'from', 'to', 'q'] as const),
];

/** Columns that the API sorts by. */
const sorts = ['recordedAt', 'occurredAt', 'amount'] as const;
const newest: Sort = { column: 'recordedAt', direction: 'desc' };

/** The order that an address names; the newest first where it names none. `oldest` stands in older links. */
export function sortOf(text: string | undefined): Sort {
  if (text === 'oldest') return { ...newest, direction: 'asc' };
  const column = sorts.find((name) => name === text?.replace(/^-/, ''));
  return column === undefined ? newest : { column, direction: text?.startsWith('-') ? 'desc' : 'asc' };
}

/** The same, for the address and the API. */
export function sortText({ column, direction }: Sort): NonNullable<ConversionParams['sort']> {
  const name = sorts.find((one) => one === column) ?? 'recordedAt';
  return direction === 'desc' ? `-${name}` : name;
}

/** A list of conversions, as an address describes it. */
export interface ConversionQuery {
  readonly filter: Signal<Omit<ConversionParams, 'sort'>>;
  readonly sort: Signal<Sort>;
  readonly setSort: (sort: Sort | undefined) => void;
}

/** The one reading of the address: for the list, its sums and file, and the way from one row to the next. */
export function conversionQuery(): ConversionQuery {
  const [scope, testMode, clock] = [inject(ProgramScope), inject(TestMode), inject(ServerClock)];
  const url = urlValues([...conversionFilterKeys, 'sort']);
  const filter = computed<Omit<ConversionParams, 'sort'>>(
    () => {
      const { state, refund, attributed, commission, affiliate, link, coupon, currency, min, max, q, ...when } =
        url.values();
      const today = civilToday(clock.now(), scope.timeZone());
      return {
        ...testMode.listed(),
        programId: scope.programId(),
        affiliateId: affiliate,
        linkId: link,
        couponCode: coupon,
        currency,
        ...(currency !== undefined && { amountFrom: min, amountTo: max }),
        status: state as ConversionParams['status'],
        refundState: refund as ConversionParams['refundState'],
        commissionStatus: commission as ConversionParams['commissionStatus'],
        attributed: attributed === undefined ? undefined : attributed === 'true',
        q,
        ...orderSpan(when, today, scope.timeZone()),
      };
    },
    // The clock ticks; the same question is not asked again.
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  const sort = computed(() => sortOf(url.values().sort), {
    equal: (a, b) => a.column === b.column && a.direction === b.direction,
  });
  const setSort = (asked: Sort | undefined) => {
    const text = sortText(asked ?? newest);
    url.set({ sort: text === '-recordedAt' ? undefined : text });
  };
  return { filter, sort, setSort };
}
