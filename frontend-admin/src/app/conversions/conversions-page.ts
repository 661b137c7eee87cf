import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api, apiResource } from '@tributary/frontend-shared/api/api';
import {
  conversionListsExport,
  conversionListsExportChosen,
  conversionListsSummary,
  conversionsList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { ConversionRow } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { Money } from '@tributary/frontend-shared/money/money';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { listViews } from '../lists/list-views';
import { ViewTabs } from '../lists/view-tabs';
import { ListPage } from '../lists/list-page';
import { conversionColumns } from './conversion-columns';
import { conversionViews } from './conversion-filters';
import { conversionListFilter } from './conversion-list-filter';
import { ConversionPage } from './conversion-page';
import { conversionFilterKeys, conversionQuery, sortText } from './conversion-query';
import { amountsOf, summaryTotal, sumsOf } from './conversion-sums';
import { conversionStrings } from './conversions.strings';
import { NewConversions } from './new-conversions';

/** Every conversion, filtered as a sentence; the address holds all of it. A row opens the page that explains it. */
@Component({
  selector: 'adm-conversions-page',
  imports: [ConversionPage, ListPage, Money, NewConversions, RouterLink, StateChip, TableCell, Time, ViewTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversions-page.html',
  styleUrl: './conversions-page.scss',
})
export class ConversionsPage {
  private readonly api = inject(Api);
  protected readonly query = conversionQuery();
  protected readonly filtered = conversionListFilter();
  protected readonly views = listViews({
    ...{ list: 'conversions', keys: [...conversionFilterKeys, 'sort'], builtIn: conversionViews },
  });
  protected readonly texts = conversionStrings;
  protected readonly columns = conversionColumns;

  private readonly params = computed(() => ({ ...this.query.filter(), sort: sortText(this.query.sort()) }));
  protected readonly list = pagedList(conversionsList, this.params);
  private readonly summary = apiResource(conversionListsSummary, this.query.filter);
  private readonly known = computed(() => (this.summary.hasValue() ? this.summary.value() : undefined));
  protected readonly total = computed(() => summaryTotal(this.known()));
  protected readonly sums = computed(() => sumsOf(this.known()));
  protected readonly selection = rowSelection();
  protected readonly chosenSums = computed(() =>
    this.selection.whole()
      ? (this.sums()?.['amount'] ?? [])
      : amountsOf(this.list.rows().filter(({ id }) => this.selection.ids().has(id))),
  );
  protected readonly nameOf = ({ orderId }: ConversionRow) => orderId;
  protected readonly saveFile = () => this.api.save(conversionListsExport, this.params());
  protected readonly saveChosen = (ids: readonly string[]) =>
    this.api.save(conversionListsExportChosen, { ...this.params(), body: { ids: [...ids] } });
}
