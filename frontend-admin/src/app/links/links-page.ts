import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { linksList } from '@tributary/frontend-shared/api/generated/operations';
import type { Link } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { linkStatus } from '@tributary/frontend-shared/links/link-status';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { AffiliateNames } from '../directory/affiliate-names';
import { ProgramDirectory } from '../directory/program-directory';
import { givenList } from '../lists/given-list';
import { ListPage } from '../lists/list-page';
import { linkStrings } from './links.strings';

const texts = linkStrings;

/** Every tracking link. */
@Component({
  selector: 'adm-links-page',
  imports: [CopyButton, ListPage, RouterLink, StateChip, TableCell, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './links-page.html',
})
export class LinksPage {
  protected readonly names = inject(AffiliateNames);
  protected readonly programs = inject(ProgramDirectory);
  private readonly given = givenList(texts);
  protected readonly filter = this.given.filter;
  protected readonly filters = this.given.filters;
  protected readonly texts = texts;
  protected readonly status = linkStatus;
  protected readonly columns: readonly Column<Link>[] = [
    { id: 'code', label: texts.code, text: ({ code }) => code },
    { id: 'state', label: texts.state, text: (link) => stateWord('link', linkStatus(link)) },
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
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(linksList, this.given.params);
}
