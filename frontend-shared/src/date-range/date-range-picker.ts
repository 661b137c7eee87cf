import { OverlayModule } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import calendar from '@material-symbols/svg-300/rounded/calendar_today.svg';
import { Icon } from '../icons/icon';
import { Popover } from '../popover/popover';
import { ServerClock } from '../time/server-clock';
import { formatDay } from '../time/format-time';
import { isDay, rangeOf } from './date-range';
import type { Comparison, DateRange, Preset } from './date-range';
import { dateRangeStrings } from './date-range.strings';

let pickers = 0;

/** Which days a page is about, and what they are compared with. Presets first, two dates for the rest. */
@Component({
  selector: 'tr-date-range-picker',
  imports: [Icon, OverlayModule, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './date-range-picker.html',
  styleUrl: './date-range-picker.scss',
})
export class DateRangePicker {
  readonly range = model.required<DateRange>();
  /** Left out: no comparison is offered. */
  readonly comparison = model<Comparison>();
  /** The civil day it is where the figures are counted: the program's zone. */
  readonly today = input.required<string>();

  private readonly clock = inject(ServerClock);
  protected readonly texts = dateRangeStrings;
  protected readonly calendar = calendar;
  protected readonly id = `date-range-${++pickers}`;
  protected readonly open = signal(false);
  protected readonly invalid = signal(false);
  protected readonly presets = Object.keys(dateRangeStrings.presets) as Exclude<Preset, 'custom'>[];
  protected readonly comparisons = Object.keys(dateRangeStrings.comparisons) as Comparison[];

  protected readonly words = computed(() => {
    const { preset, from, to } = this.range();
    if (preset !== 'custom') return dateRangeStrings.presets[preset];
    const day = (civil: string) => formatDay(civil, this.clock.now());
    return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  });

  protected choose(preset: Exclude<Preset, 'custom'>): void {
    this.range.set(rangeOf(preset, this.today()));
    this.open.set(false);
  }

  protected apply(event: Event, from: string, to: string): void {
    event.preventDefault();
    this.invalid.set(!isDay(from) || !isDay(to) || from > to);
    if (this.invalid()) return;
    this.range.set({ preset: 'custom', from, to });
    this.open.set(false);
  }
}
