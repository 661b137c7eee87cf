import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { civilToday } from '@tributary/frontend-shared/date-range/date-range';
import type { Comparison, DateRange } from '@tributary/frontend-shared/date-range/date-range';
import { DateRangePicker } from '@tributary/frontend-shared/date-range/date-range-picker';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { May } from '@tributary/frontend-shared/session/may';
import { Session } from '@tributary/frontend-shared/session/session';
import { LiveActions } from '../directory/live-actions';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { ScopeChip } from '../directory/scope-chip';
import { urlValues } from '../directory/url-values';
import { performanceReport, samePerformance } from '../performance/performance-report';
import type { PerformanceOf } from '../performance/performance-report';
import { PerformanceTiles } from '../performance/performance-tiles';
import { currencyChoice } from './currency-choice';
import { homeStrings } from './home.strings';
import { LiveStrip } from './live-strip';
import { comparisonOf, periodOf, periodQuery } from './period';
import { TopAffiliates } from './top-affiliates';
import { TrendChart } from './trend-chart';
import { Waiting } from './waiting';

/** What is going on: today as it happens, a period against the one before, who brought most, and what waits. */
@Component({
  selector: 'adm-home',
  imports: [
    May,
    DateRangePicker,
    Empty,
    LiveActions,
    LiveStrip,
    PerformanceTiles,
    RouterLink,
    ScopeChip,
    TopAffiliates,
    TrendChart,
    Waiting,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  private readonly scope = inject(ProgramScope);
  private readonly clock = inject(ServerClock);
  protected readonly directory = inject(ProgramDirectory);
  private readonly url = urlValues(['range', 'from', 'to', 'compare']);
  protected readonly session = inject(Session);
  protected readonly texts = homeStrings;

  protected readonly today = computed(() => civilToday(this.clock.now(), this.scope.timeZone()));
  protected readonly of = computed<PerformanceOf>(
    () => {
      const programId = this.scope.programId();
      return {
        filters: programId === undefined ? {} : { programId },
        timeZone: this.scope.timeZone(),
        range: periodOf(this.url.values(), this.today()),
        comparison: comparisonOf(this.url.values()),
      };
    },
    { equal: samePerformance },
  );
  protected readonly report = performanceReport(this.of);
  protected readonly currencies = currencyChoice(() => this.report.totals().money.map(({ currency }) => currency));
  protected readonly isNew = computed(() => !this.directory.loading() && this.directory.isEmpty());
  protected readonly rowsQuery = computed(() => ({ from: this.of().range.from, to: this.of().range.to }));

  protected showRange(range: DateRange): void {
    this.url.set(periodQuery(range));
  }

  protected compareWith(comparison: Comparison | undefined): void {
    this.url.set({ compare: comparison === 'before' ? undefined : comparison });
  }

  protected zoom({ from, to }: { readonly from: string; readonly to: string }): void {
    this.url.set({ range: undefined, from, to });
  }
}
