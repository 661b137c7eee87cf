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
import { homeStrings } from './home.strings';

const metrics: readonly Metric[] = ['clicks', 'conversions', 'revenue', 'commission'];

/** One figure by day against the days before. Which figure, and in which currency, stands in the address. */
@Component({
  selector: 'adm-trend-chart',
  imports: [Chart, Skeleton],
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
        @if (isMoney() && currencies().length > 1) {
          <div class="segments" role="group" [attr.aria-label]="texts.currency">
            @for (item of currencies(); track item) {
              <button type="button" [attr.aria-pressed]="item === currency()" (click)="url.set({ currency: item })">
                {{ item }}
              </button>
            }
          </div>
        }
      </div>
      @if (report().isLoading()) {
        <tr-skeleton kind="chart" />
      } @else {
        <tr-chart
          [heading]="heading()"
          [kind]="days().length > 1 ? 'line' : 'bar'"
          [days]="days()"
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
    .segments {
      display: inline-flex;
      max-width: 100%;
      overflow-x: auto;
      padding: 2px;
      border-radius: var(--radius);
      background: var(--neutral-soft);
    }
    .segments button {
      min-height: 28px;
      padding: 0 12px;
      border: 0;
      border-radius: var(--radius-control);
      background: transparent;
      color: var(--muted);
      font: 500 var(--text-13) / 20px var(--font);
      white-space: nowrap;
      cursor: pointer;
    }
    .segments button[aria-pressed='true'] {
      background: var(--paper);
      box-shadow: 0 0 0 1px var(--line);
      color: var(--ink);
    }
    @media (max-width: 599.98px) {
      .segments button {
        padding: 0 8px;
      }
    }
  `,
})
export class TrendChart {
  readonly of = input.required<PerformanceOf>();
  readonly report = input.required<PerformanceReport>();
  /** The civil day that is not over. */
  readonly today = input.required<string>();
  readonly zoom = output<{ readonly from: string; readonly to: string }>();

  protected readonly texts = homeStrings;
  protected readonly metrics = metrics;
  protected readonly url = urlValues(['metric', 'currency']);
  protected readonly metric = computed(() => metrics.find((metric) => metric === this.url.values().metric) ?? 'clicks');
  protected readonly isMoney = computed(() => this.metric() === 'revenue' || this.metric() === 'commission');
  protected readonly currencies = computed(() =>
    this.report()
      .totals()
      .money.map(({ currency }) => currency),
  );
  protected readonly currency = computed(() => {
    const asked = this.url.values().currency;
    return asked !== undefined && this.currencies().includes(asked) ? asked : this.currencies()[0];
  });
  protected readonly days = computed(() => daysOf(this.of().range));
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
