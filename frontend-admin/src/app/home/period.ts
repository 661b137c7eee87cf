import { isDay, rangeOf } from '@tributary/frontend-shared/date-range/date-range';
import type { Comparison, DateRange, Preset } from '@tributary/frontend-shared/date-range/date-range';

/** The days of the page as its address says them. */
export interface PeriodAsked {
  readonly range: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly compare: string | undefined;
}

const presets: readonly Preset[] = ['today', 'yesterday', '7d', '30d', '90d', 'month', 'last-month'];
const comparisons: readonly Comparison[] = ['none', 'before', 'year'];
/** The longest span that the API reports on. */
const longestDays = 400;

/** The days asked for; the last 30 where the address says nothing, or nothing that can be read. */
export function periodOf({ range, from, to }: PeriodAsked, today: string): DateRange {
  const custom = from !== undefined && to !== undefined && isDay(from) && isDay(to) && from <= to;
  if (custom && (Date.parse(to) - Date.parse(from)) / 86_400_000 < longestDays) return { preset: 'custom', from, to };
  const preset = presets.find((candidate) => candidate === range) ?? '30d';
  return preset === 'custom' ? rangeOf('30d', today) : rangeOf(preset, today);
}

export function comparisonOf({ compare }: PeriodAsked): Comparison {
  return comparisons.find((candidate) => candidate === compare) ?? 'before';
}

/** How the address says the days: a named span by its name, so that it is still about today tomorrow. */
export function periodQuery({ preset, from, to }: DateRange): Omit<PeriodAsked, 'compare'> {
  return preset === 'custom' ? { range: undefined, from, to } : { range: preset, from: undefined, to: undefined };
}
