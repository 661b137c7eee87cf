import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { conversionsList } from '@tributary/frontend-shared/api/generated/fn/conversions/conversions-list';
import type { ConversionsList$Params } from '@tributary/frontend-shared/api/generated/fn/conversions/conversions-list';
import type { ConversionsListItem } from '@tributary/frontend-shared/api/generated/models/conversions-list-item';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Sort } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { civilToday } from '@tributary/frontend-shared/date-range/date-range';
import type { FilterValues } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Money } from '@tributary/frontend-shared/money/money';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { Time } from '@tributary/frontend-shared/time/time';
import { AffiliateNames } from '../directory/affiliate-names';
import { allRows } from '../directory/all-rows';
import { rowOpener } from '../directory/open-row';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { TestMode } from '../directory/test-mode';
import { urlValues } from '../directory/url-values';
import { conversionColumns } from './conversion-columns';
import { conversionFilters, conversionViews, viewOf } from './conversion-filters';
import { conversionStrings } from './conversions.strings';
import { orderSpan } from './order-time';

const urlKeys = [
  'state',
  'refund',
  'attributed',
  'affiliate',
  'link',
  'coupon',
  'when',
  'from',
  'to',
  'q',
  'sort',
] as const;

/** Every conversion, filtered as a sentence; the address holds all of it. A row opens the page that explains it. */
@Component({
  selector: 'adm-conversions-page',
  imports: [DataTable, Empty, FilterBar, Money, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversions-page.html',
  styleUrl: './conversions-page.scss',
})
export class ConversionsPage {
  private readonly api = inject(Api);
  private readonly scope = inject(ProgramScope);
  private readonly testMode = inject(TestMode);
  private readonly clock = inject(ServerClock);
  private readonly url = urlValues(urlKeys);
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  protected readonly texts = conversionStrings;

  protected readonly views = conversionViews;
  protected readonly view = computed(() => viewOf(this.url.values()));
  protected readonly values = computed<FilterValues>(() => {
    const { from, to, when, ...values } = this.url.values();
    return { ...values, when: from === undefined && to === undefined ? when : 'custom' };
  });
  protected readonly filters = computed(() =>
    conversionFilters(this.url.values(), this.clock.now(), (id) => this.names.name(id)),
  );
  protected readonly sort = computed<Sort>(() => ({
    column: 'recordedAt',
    direction: this.url.values().sort === 'oldest' ? 'asc' : 'desc',
  }));
  protected readonly isFiltered = computed(() =>
    urlKeys.some((key) => key !== 'sort' && this.url.values()[key] !== undefined),
  );

  private readonly params = computed<ConversionsList$Params>(
    () => {
      const { state, refund, attributed, affiliate, link, coupon, q, ...when } = this.url.values();
      const today = civilToday(this.clock.now(), this.scope.timeZone());
      return {
        ...this.testMode.listed(),
        programId: this.scope.programId(),
        affiliateId: affiliate,
        linkId: link,
        couponCode: coupon,
        status: state as ConversionsList$Params['status'],
        refundState: refund as ConversionsList$Params['refundState'],
        attributed,
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
  protected readonly rowId = ({ id }: ConversionsListItem) => id;
  protected readonly readAll = () => allRows(this.api, conversionsList, this.params());
  protected readonly open = rowOpener<ConversionsListItem>(({ id }) => ['/conversions', id]);

  protected filter({ when, ...values }: FilterValues): void {
    const dates = when === 'custom' ? {} : { when, from: undefined, to: undefined };
    this.url.set({ ...values, ...dates });
  }

  protected sortBy(sort: Sort | undefined): void {
    this.url.set({ sort: sort?.direction === 'asc' ? 'oldest' : undefined });
  }

  protected clear(): void {
    this.url.set(Object.fromEntries(urlKeys.map((key) => [key, undefined])));
  }
}
