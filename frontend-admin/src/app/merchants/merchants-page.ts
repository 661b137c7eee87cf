import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { merchantsList } from '@tributary/frontend-shared/api/generated/operations';
import type { MerchantRow } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { TestMode } from '../directory/test-mode';
import { listFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { merchantStrings } from './merchants.strings';

const texts = merchantStrings;

/** Every merchant with how many programs and keys it has. */
@Component({
  selector: 'adm-merchants-page',
  imports: [ListPage, RouterLink, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merchants-page.html',
})
export class MerchantsPage {
  private readonly testMode = inject(TestMode);
  protected readonly filter = listFilter(['q']);
  protected readonly texts = texts;
  protected readonly filters: readonly Filter[] = [
    { id: 'q', label: texts.search, phrase: texts.called, kind: 'text', placeholder: texts.anything },
  ];
  protected readonly columns: readonly Column<MerchantRow>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'website', label: texts.website, text: ({ websiteUrl }) => websiteUrl ?? '', optional: 'shown', from: 620 },
    { id: 'programs', label: texts.programs, text: ({ programs }) => formatCount(programs), align: 'end' },
    { id: 'keys', label: texts.keys, text: ({ keys }) => formatCount(keys), align: 'end' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(merchantsList, () => ({
    q: this.filter.values().q,
    ...this.testMode.listed(),
  }));
}
