import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { plainDate, shortDate } from '../own-data/plain-dates';
import { linePoints, pointsText } from './line-points';
import type { DayFigures, MonthFigures } from './month-figures';
import { todayStrings } from './today.strings';

const size = { width: 320, height: 96 };

/**
 * Earnings by day as a line. A finger, pointer or arrow key picks a day, whose figures stand above; the last day is not
 * over and therefore dashed. The same figures as a table are one tap away.
 */
@Component({
  selector: 'aff-day-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-line.html',
  styleUrl: './day-line.scss',
})
export class DayLine {
  readonly figures = input.required<MonthFigures>();

  private readonly clock = inject(ServerClock);
  private readonly picked = signal<number | undefined>(undefined);
  protected readonly texts = todayStrings;
  protected readonly size = size;
  /** Its thirty rows are only made for who wants them. */
  protected readonly tableOpen = signal(false);

  protected readonly days = computed(() => this.figures().days);
  protected readonly last = computed(() => this.days().length - 1);
  protected readonly index = computed(() => Math.min(this.picked() ?? this.last(), this.last()));
  // Places on the canvas only: what is read is always the decimal text.
  private readonly points = computed(() =>
    linePoints(
      this.days().map(({ earned }) => Number(earned)),
      size,
    ),
  );
  protected readonly finished = computed(() => pointsText(this.points().slice(0, -1)));
  protected readonly unfinished = computed(() => pointsText(this.points().slice(-2)));
  protected readonly area = computed(() => {
    const ground = `${size.width},${size.height} 0,${size.height}`;
    return `${pointsText(this.points())} ${ground}`;
  });
  protected readonly dot = computed(() => this.points()[this.index()] ?? [0, 0]);
  protected readonly words = computed(() => {
    const day = this.days()[this.index()];
    return day ? this.wordsOf(day) : '';
  });
  protected readonly firstDate = computed(() => {
    const day = this.days()[0];
    return day ? this.date(day) : '';
  });
  protected readonly newestFirst = computed(() => this.days().toReversed());

  protected pick({ currentTarget, clientX }: PointerEvent): void {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    this.pickAt(Math.round(((clientX - left) / width) * this.last()));
  }

  protected move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const ends: Readonly<Record<string, number>> = { Home: 0, End: this.last() };
    const to = ends[event.key] ?? this.index() + (steps[event.key] ?? Number.NaN);
    if (Number.isNaN(to)) return;
    event.preventDefault();
    this.pickAt(to);
  }

  protected leave(): void {
    this.picked.set(undefined);
  }

  protected date({ day }: DayFigures): string {
    return plainDate(day, this.clock.now());
  }

  protected money({ earned }: DayFigures): string {
    return formatMoney({ amount: earned, currency: this.figures().currency });
  }

  protected count(value: number): string {
    return formatCount(value);
  }

  private pickAt(index: number): void {
    this.picked.set(Math.max(0, Math.min(this.last(), index)));
  }

  private wordsOf(day: DayFigures): string {
    const clicks = this.texts.countClicks(day.clicks, formatCount(day.clicks));
    const conversions = this.texts.countConversions(day.conversions, formatCount(day.conversions));
    return this.texts.dayValue(shortDate(day.day), this.money(day), clicks, conversions);
  }
}
