import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { conversionsList } from '@tributary/frontend-shared/api/generated/operations';
import type { ParamsOf } from '@tributary/frontend-shared/api/operation';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Sort } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { civilToday } from '@tributary/frontend-shared/date-range/date-range';
import { Money } from '@tributary/frontend-shared/money/money';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';
import { AffiliateNames } from '../directory/affiliate-names';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { urlValues } from '../directory/url-values';
import { listFilter } from '../lists/list-filter';
import type { ListFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { conversionColumns } from './conversion-columns';
import { conversionFilters, conversionViews, viewOf } from './conversion-filters';
import { conversionStrings } from './conversions.strings';
import { orderSpan } from './order-time';

const filterKeys = [
  ...(['state', 'refund', 'attributed', 'affiliate', 'link', 'coupon', 'when', 'from', 'to', 'q'] as const),
];

/** Every conversion, filtered as a sentence; the address holds all of it. A row opens the page that explains it. */
@Component({
  selector: 'adm-conversions-page',
  imports: [ListPage, Money, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversions-page.html',
  styleUrl: './conversions-page.scss',
})
export class ConversionsPage {
  private readonly scope = inject(ProgramScope);
  private readonly testMode = inject(TestMode);
  private readonly clock = inject(ServerClock);
  private readonly url = listFilter(filterKeys);
  private readonly order = urlValues(['sort']);
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  protected readonly texts = conversionStrings;

  protected readonly views = conversionViews;
  protected readonly view = computed(() => viewOf(this.url.values()));
  /** Dates that the address names instead of a preset are one more choice of "when". */
  protected readonly filter: ListFilter = {
    ...this.url,
    values: computed(() => {
      const { from, to, when, ...values } = this.url.values();
      return { ...values, when: from === undefined && to === undefined ? when : 'custom' };
    }),
    set: ({ when, ...values }) => {
      const dates = when === 'custom' ? {} : { when, from: undefined, to: undefined };
      this.url.set({ ...values, ...dates });
    },
  };
  protected readonly filters = computed(() =>
    conversionFilters(this.url.values(), this.clock.now(), (id) => this.names.name(id)),
  );
  protected readonly sort = computed<Sort>(() => ({
    column: 'recordedAt',
    direction: this.order.values().sort === 'oldest' ? 'asc' : 'desc',
  }));

  private readonly params = computed<ParamsOf<typeof conversionsList>>(
    () => {
      const { state, refund, attributed, affiliate, link, coupon, q, ...when } = this.url.values();
      const today = civilToday(this.clock.now(), this.scope.timeZone());
      return {
        ...this.testMode.listed(),
        programId: this.scope.programId(),
        affiliateId: affiliate,
        linkId: link,
        couponCode: coupon,
        status: state as ParamsOf<typeof conversionsList>['status'],
        refundState: refund as ParamsOf<typeof conversionsList>['refundState'],
        attributed: attributed === undefined ? undefined : attributed === 'true',
        q,
        ...orderSpan(when, today, this.scope.timeZone()),
        sort: this.sort().direction === 'asc' ? 'recordedAt' : '-recordedAt',
      };
    },
    // The clock ticks; the same question is not asked again.
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly list = pagedList(conversionsList, this.params);
  protected readonly columns = conversionColumns(this.names, this.programs);

  protected sortBy(sort: Sort | undefined): void {
    this.order.set({ sort: sort?.direction === 'asc' ? 'oldest' : undefined });
  }
}
