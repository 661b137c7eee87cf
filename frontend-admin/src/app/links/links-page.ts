import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import { linksExport, linksList } from '@tributary/frontend-shared/api/generated/operations';
import type { LinkRow } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { linkStatus } from '@tributary/frontend-shared/links/link-status';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
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
  private readonly api = inject(Api);
  private readonly given = givenList(texts);
  protected readonly filter = this.given.filter;
  protected readonly filters = this.given.filters;
  protected readonly find = this.given.find;
  protected readonly texts = texts;
  protected readonly status = linkStatus;
  protected readonly columns: readonly Column<LinkRow>[] = [
    { id: 'code', label: texts.code, text: ({ code }) => code },
    { id: 'state', label: texts.state, text: (link) => stateWord('link', linkStatus(link)) },
    { id: 'affiliate', label: texts.affiliate, text: ({ affiliate }) => affiliate.name, optional: 'shown' },
    {
      ...{ id: 'destination', label: texts.destination, optional: 'shown', from: 560, wide: true },
      text: ({ destinationUrl }) => destinationUrl,
    },
    { id: 'program', label: texts.program, text: ({ program }) => program.name, optional: 'shown', from: 960 },
    { id: 'url', label: texts.url, text: ({ url }) => url, optional: 'hidden' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(linksList, this.given.params);
  protected readonly saveFile = () => this.api.save(linksExport, this.given.params());
}
