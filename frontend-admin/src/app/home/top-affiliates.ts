import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { reportsQuery } from '@tributary/frontend-shared/api/generated/operations';
import { Money } from '@tributary/frontend-shared/money/money';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { AffiliateNames } from '../directory/affiliate-names';
import { TestMode } from '../directory/test-mode';
import type { PerformanceOf } from '../performance/performance-report';
import type { CurrencyChoice } from './currency-choice';
import { CurrencySegments } from './currency-segments';
import { homeStrings } from './home.strings';

const shown = 8;

/** Who earned most in the page's days, in one currency at a time: amounts of different currencies have no order. */
@Component({
  selector: 'adm-top-affiliates',
  imports: [CurrencySegments, ErrorState, Money, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './top-affiliates.html',
})
export class TopAffiliates {
  readonly of = input.required<PerformanceOf>();
  readonly currencies = input.required<CurrencyChoice>();

  protected readonly names = inject(AffiliateNames);
  private readonly testMode = inject(TestMode);
  protected readonly texts = homeStrings;
  protected readonly count = formatCount;
  protected readonly report = apiResource(reportsQuery, () => {
    const currency = this.currencies().chosen();
    if (currency === undefined) return undefined;
    const { range, timeZone } = this.of();
    const { from, to } = range;
    const filters = { ...this.of().filters, ...this.testMode.reported(), currency };
    const groupBy = ['affiliate' as const];
    // One more than is shown: what no affiliate earned is a row as well.
    return { body: { from, to, timeZone, filters, groupBy, orderBy: 'commission' as const, limit: shown + 1 } };
  });
  protected readonly rows = computed(() => {
    const data = this.report.hasValue() ? this.report.value().data : [];
    return data
      .flatMap((row) => (typeof row.affiliateId === 'string' ? [{ ...row, affiliateId: row.affiliateId }] : []))
      .slice(0, shown);
  });
}
