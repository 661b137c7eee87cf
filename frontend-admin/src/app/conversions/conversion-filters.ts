import { dateRangeStrings } from '@tributary/frontend-shared/date-range/date-range.strings';
import type { Filter, FilterOption } from '@tributary/frontend-shared/filter-bar/filter';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import type { ListView } from '../lists/list-views';
import { listViewStrings } from '../lists/list-views.strings';
import { conversionStrings } from './conversions.strings';
import { orderTimes } from './order-time';

type Values = Readonly<Record<string, string | undefined>>;

/** What is offered where filters name other things. */
export interface FilterChoices {
  readonly programs: readonly FilterOption[];
  readonly currencies: readonly string[];
  readonly affiliates: readonly FilterOption[];
  readonly links: readonly FilterOption[];
}

const texts = conversionStrings.filters;
const none = { state: undefined, refund: undefined, attributed: undefined };
const commissionStates = ['pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed'] as const;

/** The views that stand as tabs over the list. */
export const conversionViews: readonly ListView[] = [
  { id: 'all', label: listViewStrings.all, query: none },
  { id: 'held', label: texts.views.held, query: { ...none, state: 'on_hold' } },
  { id: 'nobody', label: texts.views.nobody, query: { ...none, attributed: 'false' } },
  // In part or in full: whoever looks for refunds looks for all of them.
  { id: 'refunded', label: texts.views.refunded, query: { ...none, refund: 'refunded' } },
];

/** The filters of the list as parts of one sentence; the rarer ones are added to it. */
export function conversionFilters(values: Values, choices: FilterChoices): Filter[] {
  const states = (of: 'conversion' | 'commission', all: readonly string[]): FilterOption[] =>
    all.map((value) => ({ value, label: stateWord(of, value).toLowerCase() }));
  const rare = { added: true };
  return [
    choice('state', texts.state, states('conversion', ['recorded', 'on_hold', 'approved', 'rejected'])),
    part('affiliate', 'lookup', texts.affiliate, { options: choices.affiliates }),
    choice('when', texts.when, [...orderTimes.map(preset), { value: 'custom', label: texts.custom }]),
    ...(values['when'] === 'custom' ? [part('from', 'date', texts.from), part('to', 'date', texts.to)] : []),
    part('q', 'text', texts.order),
    { ...choice('refund', texts.refund, refundOptions()), ...rare },
    { ...choice('commission', texts.commission, states('commission', commissionStates)), ...rare },
    {
      ...choice('attributed', texts.attributed, [
        { value: 'true', label: texts.attributed.yes },
        { value: 'false', label: texts.attributed.no },
      ]),
      ...rare,
    },
    part('program', 'lookup', texts.program, { ...rare, options: choices.programs }),
    {
      ...choice(
        'currency',
        texts.currency,
        choices.currencies.map((value) => ({ value, label: value })),
      ),
      ...rare,
    },
    part('min', 'amount', texts.min, rare),
    part('max', 'amount', texts.max, rare),
    part('link', 'lookup', texts.link, { ...rare, options: choices.links }),
    part('coupon', 'text', texts.coupon, rare),
  ];
}

function refundOptions(): FilterOption[] {
  const label = (value: string) => stateWord('refund', value).toLowerCase();
  return [
    { value: 'refunded', label: texts.refund.some },
    ...['none', 'partial', 'full'].map((value) => ({ value, label: label(value) })),
  ];
}

interface Words {
  readonly label: string;
  readonly phrase: string;
  readonly any: string;
}

function part(id: string, kind: Filter['kind'], words: Words, more: Partial<Filter> = {}): Filter {
  return { id, kind, label: words.label, phrase: words.phrase, placeholder: words.any, ...more };
}

function choice(id: string, words: Words, options: readonly FilterOption[]): Filter {
  return part(id, 'choice', words, { options });
}

function preset(value: (typeof orderTimes)[number]): FilterOption {
  return { value, label: dateRangeStrings.presets[value].toLowerCase() };
}
