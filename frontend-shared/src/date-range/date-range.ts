import { dateFormat } from '../numbers/kept-formats';

/** Spans that people ask for by name; `custom` is two dates of their own. */
export type Preset = 'today' | 'yesterday' | '7d' | '30d' | '90d' | 'month' | 'last-month' | 'custom';

/** What figures are compared with: nothing, the span just before, the same span the previous year. */
export type Comparison = 'none' | 'before' | 'year';

/** Civil days, first and last, both included: as the report API takes them. */
export interface DateRange {
  readonly preset: Preset;
  readonly from: string;
  readonly to: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The named span that ends today (or this month). `today` is a civil date, `2026-11-22`. */
export function rangeOf(preset: Exclude<Preset, 'custom'>, today: string): DateRange {
  const monthStart = `${today.slice(0, 8)}01`;
  const lastMonthEnd = addDays(monthStart, -1);
  const [from, to] = {
    today: [today, today],
    yesterday: [addDays(today, -1), addDays(today, -1)],
    '7d': [addDays(today, -6), today],
    '30d': [addDays(today, -29), today],
    '90d': [addDays(today, -89), today],
    month: [monthStart, today],
    'last-month': [`${lastMonthEnd.slice(0, 8)}01`, lastMonthEnd],
  }[preset] as [string, string];
  return { preset, from, to };
}

/** The span to compare with, of the same length; undefined for `none`. The 29th of February has the 28th before it. */
export function rangeBefore(range: DateRange, comparison: Comparison): DateRange | undefined {
  if (comparison === 'none') return undefined;
  const days = daysOf(range).length;
  if (comparison === 'before') {
    return { preset: 'custom', from: addDays(range.from, -days), to: addDays(range.from, -1) };
  }
  const from = aYearBefore(range.from);
  return { preset: 'custom', from, to: addDays(from, days - 1) };
}

/** Every day of a span, in order. At most ten years, so that a mistyped year does not stop the page. */
export function daysOf({ from, to }: Pick<DateRange, 'from' | 'to'>): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 3660; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Which civil day it is in a zone. */
export function civilToday(now: number, zone?: string): string {
  const format = dateFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return format.format(now);
}

/** A civil day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whether a text is a civil day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

function aYearBefore(day: string): string {
  const same = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(same) ? same : `${same.slice(0, 8)}28`;
}
