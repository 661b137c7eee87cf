import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { formatList } from '@tributary/frontend-shared/numbers/format-list';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { CommissionRow } from '../own-data/commission-row';
import { civilDate } from '../own-data/device-time-zone';
import { Freshness } from '../own-data/freshness';
import { ownEarnings, ownPrograms } from '../own-data/own-answers';
import { plainDate } from '../own-data/plain-dates';
import { earningsStrings } from './earnings.strings';
import { entryList } from './entry-list';
import { expected, stateGroups, stateOrder } from './state-groups';
import type { EarningState } from './state-groups';

/** What one has earned, by state with its dates, and every commission behind the sums. */
@Component({
  selector: 'aff-earnings-page',
  imports: [CommissionRow, Empty, ErrorState, Freshness, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './earnings-page.html',
  styleUrl: './earnings-page.scss',
})
export class EarningsPage {
  /** Of the address: only commissions in this state, of this program. */
  readonly state = input<string>();
  readonly program = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ServerClock);
  protected readonly texts = earningsStrings;
  protected readonly earnings = ownEarnings();
  protected readonly programs = ownPrograms();

  protected readonly chosen = computed<EarningState | undefined>(() =>
    stateOrder.find((state) => state === this.state()),
  );
  protected readonly list = entryList(() => ({ state: this.chosen(), programId: this.program() }));
  protected readonly answers = [this.earnings, this.list.first];

  private readonly shown = computed(() => {
    const all = this.earnings.value()?.data ?? [];
    return this.program() === undefined ? all : all.filter(({ programId }) => programId === this.program());
  });
  protected readonly choices = computed(() => this.earnings.value()?.data ?? []);
  protected readonly groups = computed(() => stateGroups(this.shown()));
  protected readonly lead = computed(() => {
    const amounts = expected(this.shown());
    return amounts.length === 0 ? this.texts.leadNothing : this.texts.lead(formatList(amounts));
  });
  protected readonly nexts = computed(() =>
    this.shown().flatMap(({ next, timeZone }) => {
      if (!next) return [];
      const [amount, now] = [formatMoney(next.amount), this.clock.now()];
      if (Date.parse(next.at) <= now) return [this.texts.nextNow(amount)];
      const today = next.date === civilDate(now, timeZone);
      return [today ? this.texts.nextToday(amount) : this.texts.next(amount, plainDate(next.date, now))];
    }),
  );
  protected readonly listTitle = computed(() => {
    const state = this.chosen();
    return state === undefined ? this.texts.list : this.texts.groups[state].title;
  });

  protected count(count: number): string {
    return this.texts.count(count, formatCount(count));
  }

  protected programName(programId: string): string {
    return this.programs.value()?.data.find((program) => program.programId === programId)?.name ?? '';
  }

  protected chooseProgram(programId: string): void {
    const queryParams = { program: programId === '' ? null : programId };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
