import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { reportsQuery } from '@tributary/frontend-shared/api/generated/fn/reports/reports-query';
import { Money } from '@tributary/frontend-shared/money/money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { AffiliateNames } from '../directory/affiliate-names';
import { TestMode } from '../directory/test-mode';
import type { PerformanceOf } from '../performance/performance-report';
import { homeStrings } from './home.strings';
import { topRows } from './top-rows';

/** Who brought most in the page's days. Each name is a door to the affiliate, each number to its conversions. */
@Component({
  selector: 'adm-top-affiliates',
  imports: [ErrorState, Money, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card stack">
      <div class="page-head">
        <h2>{{ texts.top }}</h2>
        <span class="small muted">{{ texts.topNote }}</span>
      </div>
      @if (report.hasValue()) {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="texts.top">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{{ texts.affiliate }}</th>
                <th scope="col" class="number">{{ texts.clicks }}</th>
                <th scope="col" class="number">{{ texts.conversions }}</th>
                <th scope="col" class="number">{{ texts.revenue }}</th>
                <th scope="col" class="number">{{ texts.commission }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.affiliateId) {
                <tr>
                  <td>
                    <a [routerLink]="['/affiliates', row.affiliateId]"
                      ><bdi>{{ names.name(row.affiliateId) }}</bdi></a
                    >
                  </td>
                  <td class="number">{{ count(row.clicks) }}</td>
                  <td class="number">
                    <a
                      routerLink="/conversions"
                      [queryParams]="{ affiliate: row.affiliateId, from: of().range.from, to: of().range.to }"
                      >{{ count(row.conversions) }}</a
                    >
                  </td>
                  <td class="number">
                    @for (money of row.money; track money.currency) {
                      <div><tr-money [value]="{ amount: money.revenue, currency: money.currency }" /></div>
                    }
                  </td>
                  <td class="number">
                    @for (money of row.money; track money.currency) {
                      <div><tr-money [value]="{ amount: money.commission, currency: money.currency }" /></div>
                    }
                  </td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="5" class="muted">{{ texts.topEmpty }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else if (report.error()) {
        <tr-error [error]="report.error()" (retry)="report.reload()" />
      } @else {
        <tr-skeleton kind="table" [rows]="6" />
      }
    </section>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
  `,
})
export class TopAffiliates {
  readonly of = input.required<PerformanceOf>();

  protected readonly names = inject(AffiliateNames);
  private readonly testMode = inject(TestMode);
  protected readonly texts = homeStrings;
  protected readonly count = formatCount;
  protected readonly report = apiResource(reportsQuery, () => {
    const { range, timeZone } = this.of();
    const { from, to } = range;
    const filters = { ...this.of().filters, ...this.testMode.reported() };
    return { body: { from, to, timeZone, filters, groupBy: ['affiliate' as const], limit: 10_000 } };
  });
  protected readonly rows = computed(() => (this.report.hasValue() ? topRows(this.report.value().data) : []));
}
