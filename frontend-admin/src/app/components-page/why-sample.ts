import type { WhyStep, WhySum } from '@tributary/frontend-shared/why/why';

/** The story of look.md: from a click to the day the commission is payable. */
export const whySample: {
  readonly steps: readonly WhyStep[];
  readonly sum: readonly WhySum[];
  readonly result: WhySum;
} = {
  steps: [
    { text: 'Clicked the link from Instagram', at: '2026-11-03T13:02:00Z', detail: 'Last click within 30 days wins' },
    { text: 'Bought 2 items for €84.00', at: '2026-11-03T13:21:00Z', tone: 'info' },
    { text: 'Attributed to Ada Winter', tone: 'positive' },
    { text: 'Payable from 3 December', detail: '30 days for returns', tone: 'positive' },
  ],
  sum: [
    { label: 'Order', value: '€84.00' },
    { label: 'Less 19 % tax', value: '−€13.41' },
    { label: '8 % of €70.59', value: '€5.65' },
  ],
  result: { label: 'Commission', value: '€5.65' },
};
