import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { apiResource } from '@tributary/frontend-shared/api/api';
import { affiliatesGet } from '@tributary/frontend-shared/api/generated/operations';
import type { Affiliate } from '@tributary/frontend-shared/api/generated/schema';
import { problemOf } from '@tributary/frontend-shared/api/problem';
import { IdChip } from '@tributary/frontend-shared/id-chip/id-chip';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { Skeleton } from '@tributary/frontend-shared/page-state/skeleton';
import { May } from '@tributary/frontend-shared/session/may';
import { LiveActions } from '../directory/live-actions';
import { pageTitle } from '../directory/page-title';
import { browserTimeZone } from '../directory/time-zone';
import { last30Days } from '../performance/last-30-days';
import { performanceReport } from '../performance/performance-report';
import { PerformanceTiles } from '../performance/performance-tiles';
import { AffiliateDetails } from './affiliate-details';
import { AffiliatePeople } from './affiliate-people';
import { affiliateStrings } from './affiliates.strings';
import { Memberships } from './memberships';
import { RecentConversions } from './recent-conversions';
import { SupportViewDialog } from './support-view-dialog';

/** One affiliate: what it brought, where it takes part, what it is owed, and the ways to what belongs to it. */
@Component({
  selector: 'adm-affiliate-page',
  imports: [
    AffiliateDetails,
    AffiliatePeople,
    Empty,
    ErrorState,
    IdChip,
    LiveActions,
    May,
    Memberships,
    PerformanceTiles,
    RecentConversions,
    RouterLink,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './affiliate-page.html',
})
export class AffiliatePage {
  /** Out of the address. */
  readonly id = input.required<string>();

  private readonly dialog = inject(Dialog);
  protected readonly texts = affiliateStrings;
  protected readonly affiliate = apiResource(affiliatesGet, () => ({ id: this.id() }));
  protected readonly missing = computed(() => {
    const error = this.affiliate.error();
    return error !== undefined && ['affiliate_not_found', 'validation_failed'].includes(problemOf(error).code);
  });
  protected readonly performance = last30Days(() => ({
    filters: { affiliateId: this.id() },
    timeZone: browserTimeZone,
  }));
  protected readonly report = performanceReport(this.performance);

  constructor() {
    pageTitle(() => (this.affiliate.hasValue() ? this.affiliate.value().name : undefined));
  }

  protected lookAs(affiliate: Affiliate): void {
    this.dialog.open<unknown, Affiliate, SupportViewDialog>(SupportViewDialog, {
      data: affiliate,
      autoFocus: 'textarea',
      ariaLabelledBy: 'support-view-heading',
      backdropClass: 'tr-scrim',
      maxWidth: 'calc(100vw - 32px)',
    });
  }
}
