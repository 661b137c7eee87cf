import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import type { Params } from '@angular/router';
import file from '@material-symbols/svg-300/rounded/download.svg';
import { dateRangeStrings } from '@tributary/frontend-shared/date-range/date-range.strings';
import { Icon } from '@tributary/frontend-shared/icons/icon';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { civilDate, datePlusDays, deviceTimeZone } from '../own-data/device-time-zone';
import { earningsStrings } from './earnings.strings';
import { presets } from './entry-dates';
import type { EntryDates } from './entry-dates';

/** Which commissions are listed, by date and link; the choice is in the address. What is listed can be saved as a file. */
@Component({
  selector: 'aff-entry-filters',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-filters.html',
  styleUrl: './entry-filters.scss',
})
export class EntryFilters {
  readonly dates = input.required<EntryDates>();
  /** Id of the chosen link. */
  readonly link = input<string>();
  /** The links to choose from, by the page they lead to. */
  readonly links = input<readonly { readonly id: string; readonly name: string }[]>([]);
  readonly saving = input(false);
  readonly exported = output();

  private readonly router = inject(Router);
  private readonly clock = inject(ServerClock);
  protected readonly texts = earningsStrings.filters;
  protected readonly rangeTexts = dateRangeStrings;
  protected readonly presets = presets;
  protected readonly icon = file;
  /** With the chosen one, though it may be older than those that are known here. */
  protected readonly linkChoices = computed(() => {
    const [links, chosen] = [this.links(), this.link()];
    const isKnown = chosen === undefined || links.some(({ id }) => id === chosen);
    return isKnown ? links : [{ id: chosen, name: this.texts.oneLink }, ...links];
  });

  protected chooseDates(when: string): void {
    if (when !== 'custom') {
      this.set({ when: when || null, from: null, to: null });
      return;
    }
    const today = civilDate(this.clock.now(), deviceTimeZone());
    const { from = datePlusDays(today, -29), to = today } = this.dates();
    this.set({ when, from, to });
  }

  protected set(queryParams: Params): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
