import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { linksList } from '@tributary/frontend-shared/api/generated/fn/links/links-list';
import type { Link } from '@tributary/frontend-shared/api/generated/models/link';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { May } from '@tributary/frontend-shared/session/may';
import { AffiliateNames } from '../directory/affiliate-names';
import { allRows } from '../directory/all-rows';
import { rowOpener } from '../directory/open-row';
import { ProgramDirectory } from '../directory/program-directory';
import { ProgramScope } from '../directory/program-scope';
import { urlValues } from '../directory/url-values';
import { linkStrings } from './links.strings';

const texts = linkStrings;

/** Every tracking link. */
@Component({
  selector: 'adm-links-page',
  imports: [May, CopyButton, DataTable, Empty, FilterBar, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './links-page.html',
})
export class LinksPage {
  private readonly api = inject(Api);
  private readonly scope = inject(ProgramScope);
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  protected readonly url = urlValues(['q', 'active', 'affiliate']);
  protected readonly texts = texts;
  protected readonly filters = computed<readonly Filter[]>(() => {
    const { affiliate } = this.url.values();
    const own = affiliate === undefined ? [] : [{ value: affiliate, label: this.names.name(affiliate) }];
    return [
      {
        ...{ id: 'active', label: texts.state, phrase: texts.thatAre, kind: 'choice', placeholder: texts.anyState },
        options: [
          { value: 'true', label: texts.on },
          { value: 'false', label: texts.off },
        ],
      },
      ...(own.length === 0
        ? []
        : [
            {
              ...{ id: 'affiliate', label: texts.affiliate, phrase: texts.of, kind: 'choice' as const },
              ...{ placeholder: texts.anyAffiliate, options: own },
            },
          ]),
      { id: 'q', label: texts.search, phrase: texts.containing, kind: 'text', placeholder: texts.anything },
    ];
  });
  protected readonly columns: readonly Column<Link>[] = [
    { id: 'code', label: texts.code, text: ({ code }) => code },
    { id: 'state', label: texts.state, text: ({ active }) => (active ? texts.on : texts.off) },
    {
      id: 'affiliate',
      label: texts.affiliate,
      text: ({ affiliateId }) => this.names.name(affiliateId),
      optional: 'shown',
    },
    { id: 'program', label: texts.program, text: ({ programId }) => this.programs.name(programId), optional: 'shown' },
    { id: 'destination', label: texts.destination, text: ({ destinationUrl }) => destinationUrl, optional: 'shown' },
    { id: 'url', label: texts.url, text: ({ url }) => url, optional: 'hidden' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown' },
    { id: 'id', label: 'Id', text: ({ id }) => id, optional: 'hidden' },
  ];
  private readonly params = computed(() => {
    const { q, active, affiliate } = this.url.values();
    return { programId: this.scope.programId(), affiliateId: affiliate, active, q };
  });
  protected readonly list = pagedList(linksList, this.params);
  protected readonly isFiltered = computed(() => Object.values(this.params()).some((value) => value !== undefined));
  protected readonly rowId = ({ id }: Link) => id;
  protected readonly readAll = () => allRows(this.api, linksList, this.params());
  protected readonly open = rowOpener<Link>(({ id }) => ['/links', id]);

  protected clear(): void {
    this.url.set({ q: undefined, active: undefined, affiliate: undefined });
    this.scope.choose(undefined);
  }
}
