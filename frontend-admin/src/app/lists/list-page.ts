import type { TemplateRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  contentChild,
  contentChildren,
  effect,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import type { PagedList } from '@tributary/frontend-shared/api/paged-list';
import type { Column, ColumnSums, Opened, Sort } from '@tributary/frontend-shared/data-table/column';
import { DataTable } from '@tributary/frontend-shared/data-table/data-table';
import { TableCell } from '@tributary/frontend-shared/data-table/table-cell';
import type { Filter, LookedUp } from '@tributary/frontend-shared/filter-bar/filter';
import { FilterBar } from '@tributary/frontend-shared/filter-bar/filter-bar';
import { Submission } from '@tributary/frontend-shared/forms/submission';
import { Empty } from '@tributary/frontend-shared/page-state/empty';
import { ErrorState } from '@tributary/frontend-shared/page-state/error';
import { BulkBar } from '@tributary/frontend-shared/selection/bulk-bar';
import type { RowSelection } from '@tributary/frontend-shared/selection/row-selection';
import { May } from '@tributary/frontend-shared/session/may';
import { SideSheet } from '@tributary/frontend-shared/side-sheet/side-sheet';
import { LiveActions } from '../directory/live-actions';
import { localized } from '@tributary/frontend-shared/strings/localized';
import { rowOpener } from '../directory/open-row';
import { ScopeChip } from '../directory/scope-chip';
import type { BulkChange } from './bulk-change';
import { BulkReport } from './bulk-report';
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

const words = localized({ en: { export: 'Export' } });

/**
 * The page of one list: its title, the way to a new one, filters, rows, and what it says without any. Content goes between
 * title and filters; `listNews` above the rows; `listLine` beside the title; `listBulk` is what can be done with chosen
 * rows beside exporting them; `listStart` is the first step where nothing is listed yet; `trCell` templates are the table's. With a template
 * `#beside`, rows open beside the list.
 */
@Component({
  selector: 'adm-list-page',
  imports: [
    BulkBar,
    BulkReport,
    DataTable,
    Empty,
    ErrorState,
    FilterBar,
    LiveActions,
    May,
    NgTemplateOutlet,
    RouterLink,
    ScopeChip,
    SideSheet,
  ],
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
  /** Rows that can be chosen. */
  readonly choosing = input<RowSelection>();
  /** What the chosen rows come to, one per currency. */
  readonly chosenSums = input<readonly string[]>([]);
  /** Saves the chosen rows as a file of the server. */
  readonly saveChosen = input<(ids: readonly string[]) => Promise<unknown>>();
  /** What changes many rows together, with what became of them. */
  readonly bulk = input<BulkChange>();
  readonly rowName = input<(row: Row) => string>(() => '');
  readonly lookedUp = output<LookedUp>();

  protected readonly cells = contentChildren<TableCell<Row>>(TableCell);
  /** What stands in the side sheet; it is given the row's id. */
  protected readonly sheet = contentChild<TemplateRef<{ $implicit: string }>>('beside');
  private readonly table = viewChild.required<DataTable<Row>>(DataTable);
  protected readonly words = words;
  protected readonly saving = new Submission();
  protected readonly rowId = ({ id }: Row) => id;
  protected readonly beside = rowBeside(() => this.list());
  protected readonly besideName = computed(() => {
    const row = this.list()
      .rows()
      .find(({ id }) => id === this.beside.id());
    return row === undefined ? this.texts().title : this.rowName()(row);
  });
  private readonly openPage = rowOpener<{ readonly id: string }>(({ id }) => [`/${this.name()}`, id]);

  constructor() {
    effect(() => {
      const ids = this.list().rows().map(this.rowId);
      untracked(() => this.choosing()?.follow(ids));
    });
  }

  protected async exportChosen(): Promise<void> {
    const [selection, saveFile, saveChosen] = [this.choosing(), this.saveFile(), this.saveChosen()];
    if (selection === undefined || saveChosen === undefined) return;
    const ids = [...selection.ids()];
    await this.saving.run(ids, {}, () => (selection.whole() && saveFile ? saveFile() : saveChosen(ids)));
  }

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
