import { rangeOf } from '@tributary/frontend-shared/date-range/date-range';
import { dayEnd, dayStart } from '../directory/day-start';

/** Spans that the list is filtered by, by the names of their presets. */
export const orderTimes = ['today', 'yesterday', '7d', '30d', '90d'] as const;
type OrderTime = (typeof orderTimes)[number];

/** When orders happened, as the address says it: a named span, or two dates (both included), or nothing. */
export interface OrderTimeAsked {
  readonly when: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

/** The span as the API takes it: moments, the end not included. What cannot be read restricts nothing. */
export function orderSpan(asked: OrderTimeAsked, today: string, timeZone: string): { from?: string; to?: string } {
  const named = orderTimes.find((time): time is OrderTime => time === asked.when);
  const { from, to } = named ? rangeOf(named, today) : asked;
  return {
    ...(from !== undefined && date.test(from) ? { from: dayStart(from, timeZone) } : {}),
    ...(to !== undefined && date.test(to) ? { to: dayEnd(to, timeZone) } : {}),
  };
}
