import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { programsList } from '@tributary/frontend-shared/api/generated/fn/programs/programs-list';
import type { Program } from '@tributary/frontend-shared/api/generated/models/program';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { Time } from '@tributary/frontend-shared/time/time';
import { May } from '@tributary/frontend-shared/session/may';
import { allRows } from '../directory/all-rows';
import { rowOpener } from '../directory/open-row';
import { urlValues } from '../directory/url-values';
import { programStrings } from './programs.strings';
import { paysWords } from './terms-words';

const texts = programStrings;

/** Every program with what it pays. */
@Component({
  selector: 'adm-programs-page',
  imports: [May, DataTable, Empty, FilterBar, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './programs-page.html',
})
export class ProgramsPage {
  private readonly api = inject(Api);
  protected readonly url = urlValues(['q']);
  protected readonly texts = texts;
  protected readonly filters: readonly Filter[] = [
    { id: 'q', label: texts.search, phrase: texts.called, kind: 'text', placeholder: texts.anything },
  ];
  protected readonly columns: readonly Column<Program>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'state', label: texts.state, text: ({ status }) => stateWord('program', status) },
    { id: 'currency', label: texts.currency, text: ({ currency }) => currency, optional: 'shown' },
    { id: 'pays', label: texts.pays, text: ({ terms, currency }) => paysWords(terms.commission, currency) },
    { id: 'model', label: texts.model, text: ({ terms }) => texts.models[terms.attributionModel], optional: 'shown' },
    {
      ...{ id: 'window', label: texts.window, align: 'end', optional: 'shown' },
      text: ({ terms }) => texts.days(terms.windowDays),
    },
    {
      ...{ id: 'hold', label: texts.hold, align: 'end', optional: 'shown' },
      text: ({ terms }) => texts.days(terms.holdDays),
    },
    { id: 'zone', label: texts.timeZone, text: ({ timeZone }) => timeZone, optional: 'hidden' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown' },
    { id: 'id', label: 'Id', text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => ({ q: this.url.values().q }));
  protected readonly list = pagedList(programsList, this.params);
  protected readonly rowId = ({ id }: Program) => id;
  protected readonly readAll = () => allRows(this.api, programsList, this.params());
  protected readonly open = rowOpener<Program>(({ id }) => ['/programs', id]);
}
