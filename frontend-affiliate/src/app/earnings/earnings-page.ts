import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { AffiliateApi } from '../own-data/affiliate-api';
import type { EarningState } from '../own-data/amounts-by-currency';
import { CommissionRow } from '../own-data/commission-row';
import { civilDate, deviceTimeZone } from '../own-data/device-time-zone';
import { Freshness } from '../own-data/freshness';
import { ownEarnings, ownLinks } from '../own-data/own-answers';
import { pageName } from '../own-data/page-name';
import { plainDate } from '../own-data/plain-dates';
import { earningsStrings } from './earnings.strings';
import { entryDates } from './entry-dates';
import { EntryFilters } from './entry-filters';
import { commissionQuery, entryList } from './entry-list';
import type { EntryFilter } from './entry-list';
import { balance, stateGroups, stateOrder } from './state-groups';

/** What one has earned, by state with its dates, and every commission behind the sums. */
@Component({
  selector: 'aff-earnings-page',
  imports: [CommissionRow, Empty, EntryFilters, ErrorState, Freshness, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './earnings-page.html',
  styleUrl: './earnings-page.scss',
})
export class EarningsPage {
  /** Of the address: only commissions in this state, of this program and link, recorded on these days. */
  readonly state = input<string>();
  readonly program = input<string>();
  readonly link = input<string>();
  readonly when = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ServerClock);
  private readonly api = inject(AffiliateApi);
  private readonly toasts = inject(Toasts);
  protected readonly texts = earningsStrings;
  protected readonly earnings = ownEarnings();
  private readonly links = ownLinks();

  protected readonly chosen = computed<EarningState | undefined>(() =>
    stateOrder.find((state) => state === this.state()),
  );
  private readonly today = computed(() => civilDate(this.clock.now(), deviceTimeZone()));
  protected readonly dates = computed(() =>
    entryDates({ when: this.when(), from: this.from(), to: this.to() }, this.today()),
  );
  private readonly filter = computed<EntryFilter>(() => {
    const { from, to } = this.dates();
    return { state: this.chosen(), programId: this.program(), linkId: this.link(), from, to };
  });
  protected readonly list = entryList(this.filter);
  protected readonly linkChoices = computed(() =>
    (this.links.value()?.data ?? []).map(({ id, destinationUrl }) => ({ id, name: pageName(destinationUrl) })),
  );
  protected readonly saving = signal(false);
  protected readonly answers = [this.earnings, this.list.first];

  private readonly shown = computed(() => {
    const all = this.earnings.value()?.data ?? [];
    return this.program() === undefined ? all : all.filter(({ programId }) => programId === this.program());
  });
  protected readonly choices = computed(() => this.earnings.value()?.data ?? []);
  protected readonly groups = computed(() => stateGroups(this.shown()));
  protected readonly lead = computed(() => {
    const { payable, pending } = balance(this.shown());
    const [ready, later] = [payable.join(' + '), pending.join(' + ')];
    if (ready === '') return later === '' ? this.texts.leadNothing : this.texts.pendingOnly(later);
    return [this.texts.payableLead(ready), ...(later === '' ? [] : [this.texts.pendingLead(later)])].join(' · ');
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

  protected async save(): Promise<void> {
    this.saving.set(true);
    try {
      await this.api.saveCommissions(commissionQuery(this.filter()));
    } catch (error) {
      const { kind, detail } = problemOf(error);
      this.toasts.show(kind === 'refused' && detail !== '' ? detail : this.texts.filters.failed);
    } finally {
      this.saving.set(false);
    }
  }

  protected chooseProgram(programId: string): void {
    const queryParams = { program: programId === '' ? null : programId };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
