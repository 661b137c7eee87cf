import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { programsList } from '@tributary/frontend-shared/api/generated/operations';
import type { Program } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { listFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { programStrings } from './programs.strings';
import { paysWords } from './terms-words';

const texts = programStrings;

/** Every program with what it pays. */
@Component({
  selector: 'adm-programs-page',
  imports: [ListPage, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './programs-page.html',
})
export class ProgramsPage {
  protected readonly filter = listFilter(['q']);
  protected readonly texts = texts;
  protected readonly filters: readonly Filter[] = [
    { id: 'q', label: texts.search, phrase: texts.called, kind: 'text', placeholder: texts.anything },
  ];
  protected readonly columns: readonly Column<Program>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'state', label: texts.state, text: ({ status }) => stateWord('program', status) },
    { id: 'currency', label: texts.currency, text: ({ currency }) => currency, optional: 'shown' },
    { id: 'pays', label: texts.pays, text: ({ terms, currency }) => paysWords(terms.commission, currency) },
    {
      id: 'model',
      label: texts.model,
      text: ({ terms }) => texts.models[terms.attributionModel],
      optional: 'shown',
      from: 820,
    },
    {
      ...{ id: 'window', label: texts.window, align: 'end', optional: 'shown', from: 940 },
      text: ({ terms }) => texts.days(terms.windowDays),
    },
    {
      ...{ id: 'hold', label: texts.hold, align: 'end', optional: 'shown', from: 1060 },
      text: ({ terms }) => texts.days(terms.holdDays),
    },
    { id: 'zone', label: texts.timeZone, text: ({ timeZone }) => timeZone, optional: 'hidden' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(programsList, () => ({ q: this.filter.values().q }));
}
