import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Chart } from '@tributary/frontend-shared/chart/chart';
import { daysOf, rangeBefore } from '@tributary/frontend-shared/date-range/date-range';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatCompact, formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { urlValues } from '../directory/url-values';
import { dailyValues } from '../performance/figures';
import type { Metric } from '../performance/figures';
import type { PerformanceOf, PerformanceReport } from '../performance/performance-report';
import type { CurrencyChoice } from './currency-choice';
import { CurrencySegments } from './currency-segments';
import { homeStrings } from './home.strings';

const metrics: readonly Metric[] = ['clicks', 'conversions', 'revenue', 'commission'];

/** One figure by day against the days before. Which figure, and in which currency, stands in the address. */
@Component({
  selector: 'adm-trend-chart',
  imports: [Chart, CurrencySegments, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <h2 class="visually-hidden">{{ texts.course }}</h2>
      <div class="row">
        <div class="segments" role="group" [attr.aria-label]="texts.metric">
          @for (item of metrics; track item) {
            <button type="button" [attr.aria-pressed]="item === metric()" (click)="url.set({ metric: item })">
              {{ texts.metrics[item] }}
            </button>
          }
        </div>
        @if (isMoney()) {
          <adm-currency-segments [choice]="currencies()" [label]="texts.currency" />
        }
      </div>
      @if (report().isLoading()) {
        <tr-skeleton kind="chart" />
      } @else {
        <tr-chart
          [heading]="heading()"
          [kind]="days().length > 1 ? 'line' : 'bar'"
          [days]="days()"
          [comparisonDays]="daysBefore()"
          [wholeNumbers]="!isMoney()"
          [series]="series()"
          [incompleteFrom]="today()"
          [format]="write()"
          [axisFormat]="compact"
          (zoom)="zoom.emit($event)"
        />
      }
    </section>
  `,
  styles: `
    /* As high as the chart with its heading. */
    tr-skeleton {
      margin-top: 36px;
    }
  `,
})
export class TrendChart {
  readonly of = input.required<PerformanceOf>();
  readonly report = input.required<PerformanceReport>();
  readonly currencies = input.required<CurrencyChoice>();
  /** The civil day that is not over. */
  readonly today = input.required<string>();
  readonly zoom = output<{ readonly from: string; readonly to: string }>();

  protected readonly texts = homeStrings;
  protected readonly metrics = metrics;
  protected readonly url = urlValues(['metric']);
  protected readonly metric = computed(() => metrics.find((metric) => metric === this.url.values().metric) ?? 'clicks');
  protected readonly isMoney = computed(() => this.metric() === 'revenue' || this.metric() === 'commission');
  protected readonly currency = computed(() => this.currencies().chosen());
  protected readonly days = computed(() => daysOf(this.of().range));
  protected readonly daysBefore = computed(() => {
    const before = rangeBefore(this.of().range, this.of().comparison);
    return before && daysOf(before);
  });
  protected readonly heading = computed(() => {
    const [what, currency] = [homeStrings.metrics[this.metric()], this.currency()];
    return this.isMoney() && currency !== undefined ? homeStrings.byDayIn(what, currency) : homeStrings.byDay(what);
  });
  protected readonly series = computed(() => {
    const { range, comparison } = this.of();
    const before = rangeBefore(range, comparison);
    const values = (rows: Parameters<typeof dailyValues>[0], days: readonly string[]) =>
      dailyValues(rows, days, this.metric(), this.currency());
    return [
      {
        name: homeStrings.metrics[this.metric()],
        values: values(this.report().rows(), this.days()),
        comparison: before && values(this.report().rowsBefore(), daysOf(before)),
      },
    ];
  });
  protected readonly write = computed(() => {
    const currency = this.currency();
    return this.isMoney() && currency !== undefined
      ? (value: number) => formatMoney({ amount: value.toFixed(2), currency })
      : formatCount;
  });
  protected readonly compact = formatCompact;
}
