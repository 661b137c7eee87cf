import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Money } from '@tributary/frontend-shared/money/money';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { formatList } from '@tributary/frontend-shared/numbers/format-list';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { formatMoment } from '@tributary/frontend-shared/time/format-time';
import { ProgramScope } from '../directory/program-scope';
import { homeStrings } from './home.strings';
import { LiveCounters } from './live-counters';

/** Amounts of more currencies than these would push the rest around as they come. */
const leading = 2;

const clicksDoor = { link: '/home', query: { range: 'today', metric: 'clicks' } } as const;

/**
 * Today's counters as they change; each is a door: conversions and sums to today's orders, clicks to their course. Amounts
 * of several currencies stand beside each other.
 */
@Component({
  selector: 'adm-live-strip',
  imports: [Money, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './live-strip.html',
  styleUrl: './live-strip.scss',
})
export class LiveStrip {
  private readonly clock = inject(ServerClock);
  private readonly scope = inject(ProgramScope);
  protected readonly live = inject(LiveCounters);
  protected readonly texts = homeStrings;
  protected readonly counts = [
    { key: 'clicksLastMinute', label: homeStrings.perMinute, ...clicksDoor },
    { key: 'clicksToday', label: homeStrings.clicksToday, ...clicksDoor },
    { key: 'conversionsToday', label: homeStrings.conversionsToday, link: '/conversions', query: { when: 'today' } },
  ] as const;
  protected readonly sums = computed(() =>
    [
      { key: 'revenueToday' as const, label: homeStrings.revenueToday },
      { key: 'commissionToday' as const, label: homeStrings.commissionToday },
    ].map(({ key, label }) => {
      const all = this.live.counters()?.[key];
      const rest = all?.slice(leading) ?? [];
      return {
        ...{ key, label, known: all !== undefined },
        shown: (all ?? []).slice(0, leading).map((money) => ({
          money,
          query: { when: 'today', currency: money.currency },
        })),
        more: rest.length === 0 ? '' : homeStrings.moreCurrencies(rest.length),
        rest: formatList(rest.map((money) => formatMoney(money))),
      };
    }),
  );
  protected readonly stale = computed(() => {
    const at = this.live.counters()?.at;
    const time = at === undefined ? '' : formatMoment(Date.parse(at), this.clock.now(), this.scope.timeZone());
    return this.live.state() === 'paused' ? homeStrings.stale(time) : '';
  });

  protected written(key: 'clicksLastMinute' | 'clicksToday' | 'conversionsToday'): string {
    const counters = this.live.counters();
    return counters ? formatCount(counters[key]) : '–';
  }
}
