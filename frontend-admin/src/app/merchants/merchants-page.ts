import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { merchantsList } from '@tributary/frontend-shared/api/generated/fn/merchants/merchants-list';
import type { MerchantsListItem } from '@tributary/frontend-shared/api/generated/models/merchants-list-item';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { May } from '@tributary/frontend-shared/session/may';
import { Time } from '@tributary/frontend-shared/time/time';
import { allRows } from '../directory/all-rows';
import { rowOpener } from '../directory/open-row';
import { TestMode } from '../directory/test-mode';
import { urlValues } from '../directory/url-values';
import { merchantStrings } from './merchants.strings';

const texts = merchantStrings;

/** Every merchant with how many programs and keys it has. */
@Component({
  selector: 'adm-merchants-page',
  imports: [DataTable, Empty, FilterBar, May, RouterLink, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merchants-page.html',
})
export class MerchantsPage {
  private readonly api = inject(Api);
  private readonly testMode = inject(TestMode);
  protected readonly url = urlValues(['q']);
  protected readonly texts = texts;
  protected readonly filters: readonly Filter[] = [
    { id: 'q', label: texts.search, phrase: texts.called, kind: 'text', placeholder: texts.anything },
  ];
  protected readonly columns: readonly Column<MerchantsListItem>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'website', label: texts.website, text: ({ websiteUrl }) => websiteUrl ?? '', optional: 'shown' },
    { id: 'programs', label: texts.programs, text: ({ programs }) => formatCount(programs), align: 'end' },
    { id: 'keys', label: texts.keys, text: ({ keys }) => formatCount(keys), align: 'end' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown' },
    { id: 'id', label: 'Id', text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => ({ q: this.url.values().q, ...this.testMode.listed() }));
  protected readonly list = pagedList(merchantsList, this.params);
  protected readonly rowId = ({ id }: MerchantsListItem) => id;
  protected readonly readAll = () => allRows(this.api, merchantsList, this.params());
  protected readonly open = rowOpener<MerchantsListItem>(({ id }) => ['/merchants', id]);
}
