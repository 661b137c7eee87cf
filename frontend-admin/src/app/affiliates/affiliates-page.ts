import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import {
  affiliatesExport,
  affiliatesExportChosen,
  affiliatesList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { AffiliateRow } from '@tributary/frontend-shared/api/generated/schema';
import type { ParamsOf } from '@tributary/frontend-shared/api/operation';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { ProgramScope } from '../directory/program-scope';
import { listFilter } from '../lists/list-filter';
import { ListPage } from '../lists/list-page';
import { listViews } from '../lists/list-views';
import { listViewStrings } from '../lists/list-views.strings';
import { ViewTabs } from '../lists/view-tabs';
import { affiliateStrings } from './affiliates.strings';

const texts = affiliateStrings;
const standings = ['applied', 'in_review', 'approved', 'suspended', 'banned', 'rejected', 'closed'] as const;
/** Those that somebody has to look at. */
const viewedStandings = ['in_review', 'suspended'] as const;
const namedPrograms = 2;

/** Every affiliate with its standing in the programs. */
@Component({
  selector: 'adm-affiliates-page',
  imports: [ListPage, RouterLink, StateChip, TableCell, Time, ViewTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './affiliates-page.html',
  styles: `
    .member {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      margin-inline-end: 12px;
    }
  `,
})
export class AffiliatesPage {
  private readonly api = inject(Api);
  private readonly scope = inject(ProgramScope);
  protected readonly filter = listFilter(['q', 'standing'], { byProgram: true });
  protected readonly views = listViews({
    ...{ list: 'affiliates', keys: ['q', 'standing'] },
    builtIn: [
      { id: 'all', label: listViewStrings.all, query: { standing: undefined } },
      ...viewedStandings.map((standing) => ({
        ...{ id: standing, label: stateWord('membership', standing), query: { standing } },
      })),
    ],
  });
  protected readonly texts = texts;
  protected readonly filters: readonly Filter[] = [
    {
      ...{
        id: 'standing',
        label: texts.standing,
        phrase: texts.thatAre,
        kind: 'choice',
        placeholder: texts.anyStanding,
      },
      options: standings.map((value) => ({ value, label: stateWord('membership', value).toLowerCase() })),
    },
    { id: 'q', label: texts.search, phrase: texts.called, kind: 'text', placeholder: texts.anything },
  ];
  protected readonly columns: readonly Column<AffiliateRow>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'email', label: texts.email, text: ({ email }) => email, optional: 'shown', from: 620 },
    { id: 'programs', label: texts.programs, text: (row) => this.programWords(row), wide: true, optional: 'shown' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => ({
    programId: this.scope.programId(),
    status: this.filter.values().standing as ParamsOf<typeof affiliatesList>['status'],
    q: this.filter.values().q,
  }));
  protected readonly list = pagedList(affiliatesList, this.params);
  protected readonly saveFile = () => this.api.save(affiliatesExport, this.params());
  protected readonly saveChosen = (ids: readonly string[]) =>
    this.api.save(affiliatesExportChosen, { ...this.params(), body: { ids: [...ids] } });
  protected readonly selection = rowSelection();
  protected readonly nameOf = ({ name }: AffiliateRow) => name;

  /** Memberships to show in a row: those of the chosen program first. */
  protected shown({ programs }: AffiliateRow): AffiliateRow['programs'] {
    const chosen = this.scope.programId();
    return programs.filter(({ programId }) => chosen === undefined || programId === chosen).slice(0, namedPrograms);
  }

  protected others(row: AffiliateRow): number {
    return row.programs.length - this.shown(row).length;
  }

  private programWords({ programs }: AffiliateRow): string {
    return programs.map(({ name, status }) => `${name}: ${stateWord('membership', status)}`).join('; ');
  }
}
