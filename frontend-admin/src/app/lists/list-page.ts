import type { TemplateRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  contentChild,
  contentChildren,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import type { PagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column, ColumnSums, Opened, RowChoice, Sort } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter, LookedUp } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { May } from '@tributary/frontend-shared/session/may';
import { SideSheet } from '@tributary/frontend-shared/side-sheet/side-sheet';
import { LiveActions } from '../directory/live-actions';
import { rowOpener } from '../directory/open-row';
import { ScopeChip } from '../directory/scope-chip';
import type { ListFilter } from './list-filter';
import { rowBeside } from './row-beside';

/** The words of a list. */
export interface ListTexts {
  readonly title: string;
  /** What the sentence of filters begins with; the title where there is none. */
  readonly lead?: string;
  /** Of the button that leads to a new one. */
  readonly add?: string;
  readonly nothingFits: string;
  readonly clear: string;
  readonly emptyTitle: string;
  readonly emptyBody: string;
  readonly emptyExample?: string;
}

/**
 * The page of one list: its title, the way to a new one, filters, rows, and what it says without any. Content goes between
 * title and filters; `listNews` above the rows; `listLine` beside the title; `listBulk` in place of the count while rows are
 * chosen; `listStart` is the first step where nothing is listed yet; `trCell` templates are the table's. With a template
 * `#beside`, rows open beside the list.
 */
@Component({
  selector: 'adm-list-page',
  imports: [DataTable, Empty, FilterBar, LiveActions, May, NgTemplateOutlet, RouterLink, ScopeChip, SideSheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-page.html',
})
export class ListPage<Row extends { readonly id: string }> {
  /** Of the list in addresses: a row is at `/<name>/<id>`, a new one is made at `/<name>/new`. */
  readonly name = input.required<string>();
  readonly texts = input.required<ListTexts>();
  readonly filters = input.required<readonly Filter[]>();
  readonly filter = input.required<ListFilter>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly list = input.required<PagedList<Row>>();
  /** The permission to make a new one; without it no new ones are made here. */
  readonly adding = input<string>();
  /** Whether rows have pages. */
  readonly opens = input(true, { transform: booleanAttribute });
  readonly sort = model<Sort>();
  /** How many rows there are in all, in words. */
  readonly total = input<string>();
  readonly sums = input<ColumnSums>();
  /** Saves the whole list as a file of the server. */
  readonly saveFile = input<() => Promise<unknown>>();
  /** Rows that can be chosen; what can be done with them is given as `listBulk`. */
  readonly choosing = input<RowChoice>();
  readonly rowName = input<(row: Row) => string>(() => '');
  readonly lookedUp = output<LookedUp>();

  protected readonly cells = contentChildren<TableCell<Row>>(TableCell);
  /** What stands in the side sheet; it is given the row's id. */
  protected readonly sheet = contentChild<TemplateRef<{ $implicit: string }>>('beside');
  private readonly table = viewChild.required<DataTable<Row>>(DataTable);
  protected readonly rowId = ({ id }: Row) => id;
  protected readonly beside = rowBeside(() => this.list());
  protected readonly besideName = computed(() => {
    const row = this.list()
      .rows()
      .find(({ id }) => id === this.beside.id());
    return row === undefined ? this.texts().title : this.rowName()(row);
  });
  private readonly openPage = rowOpener<{ readonly id: string }>(({ id }) => [`/${this.name()}`, id]);

  protected open({ row, newTab, wholePage }: Opened<Row>): void {
    if (this.sheet() && !newTab && !wholePage) this.beside.show(row.id);
    else this.openPage({ row, newTab, wholePage });
  }

  protected openWhole(id: string): void {
    this.openPage({ row: { id }, newTab: false, wholePage: true });
  }

  protected walk(by: 1 | -1): void {
    this.beside.walk(by);
    this.table().showPlace();
  }

  protected closeSheet(): void {
    this.beside.close();
    this.table().focusPlace();
  }
}
