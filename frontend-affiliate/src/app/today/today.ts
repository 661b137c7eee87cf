import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Money } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { dateFormat } from '@tributary/frontend-shared/numbers/kept-formats';
import { pageLocale } from '@tributary/frontend-shared/numbers/locale';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { amountsIn } from '../own-data/amounts-by-currency';
import type { EarningState } from '../own-data/amounts-by-currency';
import { CommissionRow } from '../own-data/commission-row';
import { Freshness } from '../own-data/freshness';
import { KeptAnswers } from '../own-data/kept-answers';
import { plainDate } from '../own-data/plain-dates';
import { Segments } from '../own-data/segments';
import { DayLine } from './day-line';
import { homeCurrency } from './home-currency';
import { monthFigures } from './month-figures';
import type { MonthFigures } from './month-figures';
import { nextPayable } from './next-payable';
import type { NextPayable } from './next-payable';
import { todayAnswers } from './today-answers';
import { todayStrings } from './today.strings';
import { todosOf } from './todos';

/** Under which name the choice of a currency is kept. */
const keptCurrency = 'currency.v1';

/** What was earned today, how the month goes, what can be paid out and when, what needs doing. */
@Component({
  selector: 'aff-today',
  imports: [CommissionRow, DayLine, ErrorState, Freshness, RouterLink, Segments, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today.html',
  styleUrl: './today.scss',
})
export class Today {
  /** Of the address: the currency in large figures, when there are several. */
  readonly currency = input<string>();

  private readonly clock = inject(ServerClock);
  private readonly kept = inject(KeptAnswers);
  protected readonly texts = todayStrings;
  protected readonly answers = todayAnswers();
  protected readonly shownAnswers = [this.answers.month, this.answers.earnings, this.answers.latest];

  /** The figures of each currency, the chosen one first; undefined until it is known which are the person's own. */
  protected readonly all = computed(() => {
    const { month, programs, figuresDay } = this.answers;
    const known = programs.value()?.data ?? (programs.failed() ? [] : undefined);
    const report = month.value();
    if (!report || !known) return undefined;
    const own = new Set([...report.data, ...known].map(({ currency }) => currency));
    const wanted = [this.currency(), this.kept.read<string>(keptCurrency)?.value];
    const chosen = wanted.find((currency) => currency !== undefined && own.has(currency));
    return monthFigures(report.data, figuresDay(), chosen ?? homeCurrency(known));
  });
  protected readonly figures = computed(() => this.all()?.[0]);
  // In an order of their own: a choice that moved when it is taken would be hard to take back.
  protected readonly choices = computed(() =>
    (this.all() ?? []).map(({ currency }) => ({ value: currency, label: currency })).sort(byLabel),
  );
  private readonly others = computed(() => this.all()?.slice(1) ?? []);
  protected readonly earned = computed(() => this.inOwnCurrency(({ today }) => today.earned));
  protected readonly total = computed(() => this.inOwnCurrency(({ total }) => total));
  protected readonly alsoEarned = computed(() =>
    this.others()
      .map(({ currency, today }) => formatMoney({ amount: today.earned, currency }))
      .join(' + '),
  );
  protected readonly heading = computed(() => {
    const day = this.answers.figuresDay();
    const isToday = day === this.answers.day();
    return isToday ? this.texts.earnedToday : this.texts.earnedOn(plainDate(day, this.clock.now()));
  });
  protected readonly asOf = computed(() => {
    const time = { hour: 'numeric', minute: '2-digit' } as const;
    return this.texts.asOf(dateFormat(pageLocale(), time).format(this.answers.month.kept()?.at));
  });

  protected readonly balance = computed(() => {
    if (this.answers.earnings.value() === undefined) return undefined;
    return (['approved', 'pending'] as const).map((state) => ({
      state,
      label: this.texts.balanceOf[state],
      amounts: this.amountsOf(state).map((amount) => formatMoney(amount)),
    }));
  });
  protected readonly next = computed(() => {
    const next = nextPayable(this.answers.earnings.value()?.data ?? [], this.figures()?.currency ?? '');
    return next && this.texts.nextPayable(formatMoney(next.amount), this.whenOf(next));
  });

  protected readonly todos = computed(() => {
    const [programs, links] = [this.answers.programs.value(), this.answers.links.value()];
    return programs && links ? todosOf(programs.data, links.data.length) : undefined;
  });

  constructor() {
    effect(() => {
      const value = this.currency();
      const now = Date.now();
      if (value !== undefined && value === this.figures()?.currency)
        this.kept.writerOf<string>(keptCurrency)({ value, at: now, deviceAt: now });
    });
  }

  protected count(value: number): string {
    return formatCount(value);
  }

  /** The chosen currency first; nothing is said as zero of it. */
  private amountsOf(state: EarningState): readonly Money[] {
    const currency = this.figures()?.currency ?? 'EUR';
    const amounts = amountsIn(this.answers.earnings.value()?.data ?? [], state);
    const own = amounts.find((amount) => amount.currency === currency) ?? { amount: '0', currency };
    return [own, ...amounts.filter((amount) => amount.currency !== currency)];
  }

  private whenOf({ at, date }: NextPayable): string {
    const now = this.clock.now();
    if (Date.parse(at) <= now) return this.texts.nextSoon;
    return date === this.answers.day() ? this.texts.nextToday : this.texts.nextOn(plainDate(date, now));
  }

  private inOwnCurrency(amountOf: (figures: MonthFigures) => string): string {
    const figures = this.figures();
    return figures ? formatMoney({ amount: amountOf(figures), currency: figures.currency }) : '';
  }
}

function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label.localeCompare(b.label);
}
