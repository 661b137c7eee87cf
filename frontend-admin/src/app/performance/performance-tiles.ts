import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { daysOf } from '@tributary/frontend-shared/date-range/date-range';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatChange, formatCount } from '@tributary/frontend-shared/numbers/format-number';
import type { Change } from '@tributary/frontend-shared/numbers/format-number';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { StatTile } from '@tributary/frontend-shared/stat-tile/stat-tile';
import { ProgramDirectory } from '../directory/program-directory';
import { dailyValues } from './figures';
import type { Metric } from './figures';
import type { PerformanceOf, PerformanceReport } from './performance-report';
import { performanceStrings } from './performance.strings';

interface Tile {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly change: Change | undefined;
  readonly spark: readonly number[];
  readonly link: string | undefined;
  readonly query: Params;
}

/** Currencies that are shown at once, by the number of their conversions: more would be a wall of numbers. */
const leading = 2;

let made = 0;

/** Clicks, conversions and money of a range, each with its course and what it was before. */
@Component({
  selector: 'adm-performance-tiles',
  imports: [ErrorState, Skeleton, StatTile],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (report().error(); as error) {
      <tr-error [error]="error" (retry)="report().reload()" />
    } @else if (report().isLoading()) {
      <div class="tiles" [class.pairs]="expected().length > 4">
        @for (tile of expected(); track tile) {
          <div class="card coming"><tr-skeleton kind="tile" /></div>
        }
      </div>
    } @else {
      <div class="tiles" [id]="id" [class.pairs]="shown().length > 4">
        @for (tile of shown(); track tile.key) {
          <tr-stat-tile
            [label]="tile.label"
            [value]="tile.value"
            [change]="tile.change"
            [comparedWith]="comparedWith()"
            [spark]="tile.spark"
            [link]="tile.link"
            [query]="tile.query"
          />
        }
      </div>
      @if (others() > 0) {
        <button
          class="btn btn-quiet btn-small more"
          type="button"
          [attr.aria-expanded]="all()"
          [attr.aria-controls]="id"
          (click)="all.set(!all())"
        >
          {{ all() ? texts.fewer : texts.more(others()) }}
        </button>
      }
    }
  `,
  styles: `
    /* As high as a tile with comparison and course, so that nothing below moves when the figures come. */
    .coming {
      min-height: 164px;
    }
    .more {
      margin-top: 8px;
    }
    /* Pairs of sums below the counts: three in a row instead of five and one. */
    .pairs {
      grid-template-columns: repeat(auto-fit, minmax(max(200px, (100% - 32px) / 3), 1fr));
    }
  `,
})
export class PerformanceTiles {
  readonly of = input.required<PerformanceOf>();
  readonly report = input.required<PerformanceReport>();
  /** Filters of the conversions list that show the rows behind a figure. */
  readonly rowsQuery = input<Params>({});

  private readonly directory = inject(ProgramDirectory);
  protected readonly texts = performanceStrings;
  protected readonly id = `performance-${(made += 1)}`;
  /** Whether the tiles of every currency are shown, and not of the first ones alone. */
  protected readonly all = signal(false);
  /** Places for what comes: counts, and two sums for each currency that there can be. */
  protected readonly expected = computed(() => {
    const all = Object.values(this.of().filters).every((filter) => filter === undefined);
    const currencies = all ? new Set(this.directory.programs().map(({ currency }) => currency)).size : 1;
    const places = 2 + 2 * Math.min(leading, Math.max(1, currencies));
    return Array.from({ length: places }, (_, place) => place);
  });
  protected readonly comparedWith = computed(() => {
    const { comparison, range } = this.of();
    if (comparison === 'none') return '';
    return comparison === 'year' ? performanceStrings.yearBefore : performanceStrings.daysBefore(daysOf(range).length);
  });
  protected readonly others = computed(() => Math.max(0, this.report().totals().money.length - leading));
  protected readonly shown = computed<readonly Tile[]>(() => [
    this.countTile('clicks'),
    this.countTile('conversions'),
    ...this.moneyTiles().slice(0, this.all() ? undefined : 2 * leading),
  ]);

  private countTile(metric: 'clicks' | 'conversions'): Tile {
    const now = this.report().totals()[metric];
    const before = this.report().totalsBefore()?.[metric];
    return {
      key: metric,
      label: performanceStrings[metric],
      value: formatCount(now),
      change: before === undefined ? undefined : formatChange(now, before),
      spark: this.spark(metric, undefined),
      // Clicks are not listed one by one; the conversions they led to are.
      link: metric === 'conversions' ? '/conversions' : undefined,
      query: this.rowsQuery(),
    };
  }

  private moneyTiles(): Tile[] {
    const { money } = this.report().totals();
    const before = this.report().totalsBefore();
    const several = money.length > 1;
    return money.flatMap(({ currency, ...sums }) =>
      (['revenue', 'commission'] as const).map((metric) => {
        const earlier = before?.money.find((other) => other.currency === currency)?.[metric] ?? '0';
        const label = performanceStrings[metric];
        return {
          key: `${metric}-${currency}`,
          label: several ? performanceStrings.inCurrency(label, currency) : label,
          value: formatMoney({ amount: sums[metric], currency }),
          change: before && formatChange(Number(sums[metric]), Number(earlier)),
          spark: this.spark(metric, currency),
          link: '/conversions',
          // The list shows the orders of this currency alone, with the same sum.
          query: { ...this.rowsQuery(), currency },
        };
      }),
    );
  }

  private spark(metric: Metric, currency: string | undefined): number[] {
    return dailyValues(this.report().rows(), daysOf(this.of().range), metric, currency);
  }
}
