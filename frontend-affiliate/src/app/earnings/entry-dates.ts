import { isDay, rangeOf } from '@tributary/frontend-shared/date-range/date-range';
import type { Preset } from '@tributary/frontend-shared/date-range/date-range';
import { dateRangeStrings } from '@tributary/frontend-shared/date-range/date-range.strings';

/** What the address says of dates. */
export interface AddressDates {
  readonly when?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A choice of days; none at all is all time. */
export interface EntryDates {
  readonly preset?: Preset;
  readonly from?: string;
  readonly to?: string;
}

export const presets = Object.keys(dateRangeStrings.presets) as Exclude<Preset, 'custom'>[];

/** The days that an address asks for, by a name that moves on with time or by two dates; what makes no sense is all time. */
export function entryDates({ when, from, to }: AddressDates, today: string): EntryDates {
  const preset = presets.find((name) => name === when);
  if (preset) return rangeOf(preset, today);
  const isRange =
    from !== undefined && to !== undefined && isDay(from) && isDay(to) && from <= to && from >= '1970-01-02';
  return when === 'custom' && isRange ? { preset: 'custom', from, to } : {};
}
