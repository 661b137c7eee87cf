import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { dateFormat } from '@tributary/frontend-shared/numbers/kept-formats';
import { pageLocale } from '@tributary/frontend-shared/numbers/locale';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';
import { CommissionRow } from '../own-data/commission-row';
import { civilDate, datePlusDays, deviceTimeZone } from '../own-data/device-time-zone';
import { followNews } from '../own-data/follow-news';
import { Freshness } from '../own-data/freshness';
import { ownEarnings, ownLinks, ownPrograms } from '../own-data/own-answers';
import { pieces } from '../own-data/pieces';
import { plainDate } from '../own-data/plain-dates';
import { Segments } from '../own-data/segments';
import { DayLine } from './day-line';
import { monthDays, monthFigures } from './month-figures';
import { nextPayable } from './next-payable';
import type { NextPayable } from './next-payable';
import { todayStrings } from './today.strings';
import { todosOf } from './todos';

/** Figures of clicks and orders pass through the stream first: they may follow the commission a moment later. */
const lagMs = 1_500;

/** A commission younger than this may be missing in figures that were asked for at the same time. */
const youngMs = 15_000;

/** What was earned today, how the month goes, what becomes payable next, what needs doing. */
@Component({
  selector: 'aff-today',
  imports: [CommissionRow, DayLine, ErrorState, Freshness, RouterLink, Segments, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today.html',
  styleUrl: './today.scss',
})
export class Today {
  /** Of the address: which currency is shown, when there are several. */
  readonly currency = input<string>();

  private readonly api = inject(AffiliateApi);
  private readonly clock = inject(ServerClock);
  private readonly timeZone = deviceTimeZone();
  private readonly day = computed(() => civilDate(this.clock.now(), this.timeZone));
  protected readonly texts = todayStrings;
  /** From top to bottom, so that nothing moves: the frame, the day, its month and what is next, the latest. */
  protected readonly drawn = pieces(4);

  protected readonly month = answerOf({
    name: () => 'month.v1',
    keep: true,
    load: () => {
      const [from, to] = [datePlusDays(this.day(), 1 - monthDays), this.day()];
      return this.api.report({ from, to, timeZone: this.timeZone, groupBy: ['day'] });
    },
  });
  protected readonly earnings = ownEarnings();
  protected readonly programs = ownPrograms();
  protected readonly links = ownLinks();
  protected readonly latest = answerOf({
    name: () => 'latest.v2',
    keep: true,
    load: () => this.api.commissions({ limit: 5 }),
  });
  protected readonly answers = [this.month, this.earnings, this.latest];

  // Figures that were kept are those of the day on which they came, whatever day it is by now.
  private readonly figuresDay = computed(() => civilDate(this.month.kept()?.at ?? this.clock.now(), this.timeZone));
  protected readonly all = computed(() => {
    const home = this.programs.value()?.data[0]?.currency ?? 'EUR';
    return monthFigures(this.month.value()?.data ?? [], this.figuresDay(), home);
  });
  protected readonly figures = computed(
    () => this.all().find((one) => one.currency === this.currency()) ?? this.all()[0],
  );
  protected readonly choices = computed(() => this.all().map(({ currency }) => ({ value: currency, label: currency })));
  protected readonly earned = computed(() => this.money(this.figures().today.earned));
  protected readonly total = computed(() => this.money(this.figures().total));
  protected readonly heading = computed(() => {
    const day = this.figuresDay();
    return day === this.day() ? this.texts.earnedToday : this.texts.earnedOn(plainDate(day, this.clock.now()));
  });
  protected readonly asOf = computed(() => {
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    return this.texts.asOf(dateFormat(pageLocale(), time).format(this.month.kept()?.at));
  });

  protected readonly next = computed(() => {
    const next = nextPayable(this.earnings.value()?.data ?? [], this.figures().currency);
    if (!next) return undefined;
    return { amount: formatMoney(next.amount), when: this.whenOf(next) };
  });

  protected readonly todos = computed(() => {
    const [programs, links] = [this.programs.value(), this.links.value()];
    return programs && links ? todosOf(programs.data, links.data.length) : undefined;
  });

  constructor() {
    followNews(
      this.latest,
      ({ data }) => data.map(({ id, status, remaining }) => `${id} ${status} ${remaining?.amount}`).join(),
      () => this.refresh(),
    );
    effect(() => {
      const newest = this.latest.value()?.data[0];
      const isYoung = newest && untracked(() => this.clock.now()) - Date.parse(newest.recordedAt) < youngMs;
      if (isYoung) this.followStream();
    });
    // At midnight another day begins, and with it other figures.
    let asked = this.day();
    effect(() => {
      const day = this.day();
      if (day === asked) return;
      asked = day;
      untracked(() => void this.month.reload());
    });
  }

  protected count(value: number): string {
    return formatCount(value);
  }

  protected programName(programId: string): string {
    return this.programs.value()?.data.find((program) => program.programId === programId)?.name ?? '';
  }

  private whenOf({ at, date }: NextPayable): string {
    const now = this.clock.now();
    if (Date.parse(at) <= now) return this.texts.nextSoon;
    return date === this.day() ? this.texts.nextToday : this.texts.nextOn(plainDate(date, now));
  }

  private refresh(): void {
    void this.earnings.reload();
    void this.month.reload();
    this.followStream();
  }

  private followStream(): void {
    setTimeout(() => void this.month.reload(), lagMs);
  }

  private money(amount: string): string {
    return formatMoney({ amount, currency: this.figures().currency });
  }
}
