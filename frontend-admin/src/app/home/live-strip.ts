import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Money } from '@tributary/frontend-shared/money/money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { homeStrings } from './home.strings';
import { LiveCounters } from './live-counters';

/** Today's counters as they change. Amounts of several currencies stand beside each other. */
@Component({
  selector: 'adm-live-strip',
  imports: [Money],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" [attr.aria-label]="texts.now">
      <dl>
        @for (count of counts; track count.key) {
          <div>
            <dt>{{ count.label }}</dt>
            <dd>{{ written(count.key) }}</dd>
          </div>
        }
        @for (sum of sums; track sum.key) {
          <div>
            <dt>{{ sum.label }}</dt>
            <dd>
              @for (money of live.counters()?.[sum.key] ?? []; track money.currency) {
                <tr-money [value]="money" />
              } @empty {
                <span class="muted">{{ live.counters() ? texts.nothingYet : '–' }}</span>
              }
            </dd>
          </div>
        }
      </dl>
      @if (live.state() === 'paused') {
        <p class="small caution" role="status">{{ texts.stale }}</p>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 8px;
      padding-block: 14px;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 28px;
    }
    /* What arrives should not push its neighbours. */
    dl > div {
      min-width: 88px;
    }
    dt {
      color: var(--muted);
      font-size: var(--text-12);
    }
    dd {
      display: flex;
      gap: 12px;
      font-size: var(--text-16);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      line-height: 24px;
    }
    dd .muted {
      font-weight: 400;
    }
  `,
})
export class LiveStrip {
  protected readonly live = inject(LiveCounters);
  protected readonly texts = homeStrings;
  protected readonly counts = [
    { key: 'clicksLastMinute', label: homeStrings.perMinute },
    { key: 'clicksToday', label: homeStrings.clicksToday },
    { key: 'conversionsToday', label: homeStrings.conversionsToday },
  ] as const;
  protected readonly sums = [
    { key: 'revenueToday', label: homeStrings.revenueToday },
    { key: 'commissionToday', label: homeStrings.commissionToday },
  ] as const;

  protected written(key: 'clicksLastMinute' | 'clicksToday' | 'conversionsToday'): string {
    const counters = this.live.counters();
    return counters ? formatCount(counters[key]) : '–';
  }
}
