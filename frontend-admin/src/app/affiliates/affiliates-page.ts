import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { affiliatesList } from '@tributary/frontend-shared/api/generated/fn/affiliates/affiliates-list';
import type { AffiliatesList$Params } from '@tributary/frontend-shared/api/generated/fn/affiliates/affiliates-list';
import type { OwnAffiliate } from '@tributary/frontend-shared/api/generated/models/own-affiliate';
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
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { urlValues } from '../directory/url-values';
import { affiliateStrings } from './affiliates.strings';

const texts = affiliateStrings;
const standings = ['applied', 'in_review', 'approved', 'suspended', 'banned', 'rejected', 'closed'] as const;
const namedPrograms = 2;

/** Every affiliate with its standing in the programs. */
@Component({
  selector: 'adm-affiliates-page',
  imports: [May, DataTable, Empty, FilterBar, RouterLink, StateChip, TableCell, Time],
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
  protected readonly directory = inject(ProgramDirectory);
  protected readonly url = urlValues(['q', 'standing']);
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
  protected readonly columns: readonly Column<OwnAffiliate>[] = [
    { id: 'name', label: texts.name, text: ({ name }) => name },
    { id: 'email', label: texts.email, text: ({ email }) => email, optional: 'shown' },
    { id: 'programs', label: texts.programs, text: (row) => this.programWords(row), wide: true, optional: 'shown' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown' },
    { id: 'id', label: 'Id', text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => ({
    programId: this.scope.programId(),
    status: this.url.values().standing as AffiliatesList$Params['status'],
    q: this.url.values().q,
  }));
  protected readonly list = pagedList(affiliatesList, this.params);
  protected readonly isFiltered = computed(() => Object.values(this.params()).some((value) => value !== undefined));
  protected readonly rowId = ({ id }: OwnAffiliate) => id;
  protected readonly readAll = () => allRows(this.api, affiliatesList, this.params());
  protected readonly open = rowOpener<OwnAffiliate>(({ id }) => ['/affiliates', id]);

  /** Memberships to show in a row: those of the chosen program first. */
  protected shown({ programs }: OwnAffiliate): OwnAffiliate['programs'] {
    const chosen = this.scope.programId();
    return programs.filter(({ programId }) => chosen === undefined || programId === chosen).slice(0, namedPrograms);
  }

  protected others(row: OwnAffiliate): number {
    return row.programs.length - this.shown(row).length;
  }

  protected clear(): void {
    this.url.set({ q: undefined, standing: undefined });
    this.scope.choose(undefined);
  }

  private programWords({ programs }: OwnAffiliate): string {
    return programs
      .map(({ programId, status }) => `${this.directory.name(programId)}: ${stateWord('membership', status)}`)
      .join('; ');
  }
}
