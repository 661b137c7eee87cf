import { dateRangeStrings } from '@tributary/frontend-shared/date-range/date-range.strings';
import type { Filter, FilterOption } from '@tributary/frontend-shared/filter-bar/filter';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { formatDay } from '@tributary/frontend-shared/time/format-time';
import { conversionStrings } from './conversions.strings';
import { orderTimes } from './order-time';
import type { NameOf } from './story-words';

type Values = Readonly<Record<string, string | undefined>>;

/** A set of filters that people come back to. */
export interface ConversionView {
  readonly id: string;
  readonly label: string;
  readonly query: Values;
}

const texts = conversionStrings.filters;
const none = { state: undefined, refund: undefined, attributed: undefined };

/** The views that stand as tabs over the list. */
export const conversionViews: readonly ConversionView[] = [
  { id: 'all', label: texts.views.all, query: none },
  { id: 'held', label: texts.views.held, query: { ...none, state: 'on_hold' } },
  { id: 'nobody', label: texts.views.nobody, query: { ...none, attributed: 'false' } },
  { id: 'refunded', label: texts.views.refunded, query: { ...none, refund: 'full' } },
];

/** Which view the filters are, if any. */
export function viewOf(values: Values): string | undefined {
  return conversionViews.find(({ query }) => Object.keys(none).every((key) => values[key] === query[key]))?.id;
}

/** The filters of the list as parts of one sentence. Those that come from elsewhere are shown while they are set. */
export function conversionFilters(values: Values, now: number, nameOf: NameOf): Filter[] {
  const state = (of: 'conversion' | 'refund', states: readonly string[]): FilterOption[] =>
    states.map((value) => ({ value, label: stateWord(of, value).toLowerCase() }));
  const only = (id: string, words: { label: string; phrase: string; any: string }, label: (value: string) => string) =>
    values[id] === undefined ? [] : [choice(id, words, [{ value: values[id], label: label(values[id]) }])];
  return [
    choice('state', texts.state, state('conversion', ['recorded', 'on_hold', 'approved', 'rejected'])),
    choice('refund', texts.refund, state('refund', ['none', 'partial', 'full'])),
    choice('attributed', texts.attributed, [
      { value: 'true', label: texts.attributed.yes },
      { value: 'false', label: texts.attributed.no },
    ]),
    choice('when', texts.when, [...customDates(values, now), ...orderTimes.map(preset)]),
    ...only('affiliate', texts.affiliate, nameOf),
    ...only('link', texts.link, (value) => value),
    ...only('coupon', texts.coupon, (value) => value),
    { id: 'q', label: texts.order.label, phrase: texts.order.phrase, kind: 'text', placeholder: texts.order.any },
  ];
}

function choice(id: string, words: { label: string; phrase: string; any: string }, options: FilterOption[]): Filter {
  return { id, label: words.label, phrase: words.phrase, kind: 'choice', placeholder: words.any, options };
}

function preset(value: (typeof orderTimes)[number]): FilterOption {
  return { value, label: dateRangeStrings.presets[value].toLowerCase() };
}

function customDates({ from, to }: Values, now: number): FilterOption[] {
  if (from === undefined && to === undefined) return [];
  const words = (day: string | undefined) => (day === undefined ? '…' : formatDay(day, now));
  return [{ value: 'custom', label: from === to ? words(from) : `${words(from)} – ${words(to)}` }];
}
