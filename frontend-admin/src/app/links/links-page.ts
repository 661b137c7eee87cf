import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '@tributary/frontend-shared/api/api';
import {
  linksChange,
  linksExport,
  linksExportChosen,
  linksList,
} from '@tributary/frontend-shared/api/generated/operations';
import type { LinkRow } from '@tributary/frontend-shared/api/generated/schema';
import { pagedList } from '@tributary/frontend-shared/api/paged-list';
import { CopyButton } from '@tributary/frontend-shared/copy/copy-button';
import type { Column } from '@tributary/frontend-shared/data-table/column';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import { linkStatus } from '@tributary/frontend-shared/links/link-status';
import { stateWord } from '@tributary/frontend-shared/state-chip/states';
import { rowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { May } from '@tributary/frontend-shared/session/may';
import { StateChip } from '@tributary/frontend-shared/state-chip/state-chip';
import { Time } from '@tributary/frontend-shared/time/time';
import { glossary } from '@tributary/backend/kernel/glossary';
import { LiveActions } from '../directory/live-actions';
import { BulkChange } from '../lists/bulk-change';
import { BulkSwitch } from '../lists/bulk-switch';
import { givenList } from '../lists/given-list';
import { ListPage } from '../lists/list-page';
import { ViewTabs } from '../lists/view-tabs';
import { linkStrings } from './links.strings';

const texts = linkStrings;

/** Every tracking link. */
@Component({
  selector: 'adm-links-page',
  imports: [BulkSwitch, CopyButton, ListPage, LiveActions, May, RouterLink, StateChip, TableCell, Time, ViewTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './links-page.html',
})
export class LinksPage {
  private readonly api = inject(Api);
  private readonly given = givenList({
    ...{ list: 'links', texts },
    stopping: {
      view: texts.stopping.view,
      filter: {
        ...{ id: 'stopping', label: texts.destination, phrase: texts.stopping.phrase, kind: 'choice', added: true },
        placeholder: texts.stopping.any,
        options: [
          { value: 'true', label: texts.stopping.notAllowed },
          { value: 'false', label: texts.stopping.allowed },
        ],
      },
    },
  });
  protected readonly filter = this.given.filter;
  protected readonly views = this.given.views;
  protected readonly filters = this.given.filters;
  protected readonly selection = rowSelection();
  protected readonly bulk = new BulkChange();
  protected readonly nameOf = ({ code }: LinkRow) => code;
  protected readonly change = (id: string, active: boolean) => this.api.call(linksChange, { id, body: { active } });
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
    { id: 'program', label: texts.program, text: ({ program }) => program.name, optional: 'shown', from: 1080 },
    { id: 'url', label: texts.url, text: ({ url }) => url, optional: 'hidden' },
    { id: 'since', label: texts.since, text: ({ createdAt }) => createdAt, optional: 'shown', from: 760 },
    { id: 'id', label: glossary.id, text: ({ id }) => id, optional: 'hidden' },
  ];
  protected readonly list = pagedList(linksList, this.given.params);
  protected readonly saveFile = () => this.api.save(linksExport, this.given.params());
  protected readonly saveChosen = (ids: readonly string[]) =>
    this.api.save(linksExportChosen, { ...this.given.params(), body: { ids: [...ids] } });

  protected replace({ id, active }: { readonly id: string; readonly active: boolean }): void {
    this.list.change((rows) => rows.map((row) => (row.id === id ? { ...row, active } : row)));
  }
}
