import { OverlayModule } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  booleanAttribute,
  computed,
  contentChildren,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { TemplateRef } from '@angular/core';
import down from '@material-symbols/svg-300/rounded/arrow_downward.svg';
import up from '@material-symbols/svg-300/rounded/arrow_upward.svg';
import downloadIcon from '@material-symbols/svg-300/rounded/download.svg';
import refreshIcon from '@material-symbols/svg-300/rounded/refresh.svg';
import columnsIcon from '@material-symbols/svg-300/rounded/view_column.svg';
import { csvOf } from '../download/csv';
import { download } from '../download/download';
import { Icon } from '../icons/icon';
import { formatCount } from '../numbers/format-number';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { Popover } from '../popover/popover';
import { PersonalSettings } from '../session/personal-settings';
import { ColumnChoice } from './column-choice';
import type { Column, ColumnSums, Opened, RowChoice, Sort } from './column';
import { dataTableStrings } from './data-table.strings';
import { isOwnControl, movedBy } from './row-control';
import { TableCell } from './table-cell';
import { tableFit } from './table-fit';

/**
 * Rows of a list of the API: sorted where the API sorts, more on demand, columns as each person likes them, everything
 * from the keyboard (arrows move, Enter opens), and all of it as CSV.
 */
@Component({
  selector: 'tr-data-table',
  imports: [ErrorState, Icon, NgTemplateOutlet, OverlayModule, Popover, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
})
export class DataTable<Row> {
  /** For settings and the CSV's file name. */
  readonly name = input.required<string>();
  /** What the table holds, for screen readers. */
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  readonly rowId = input.required<(row: Row) => string>();
  readonly loading = input(false);
  readonly loadingMore = input(false);
  readonly hasMore = input(false);
  readonly error = input<unknown>();
  /** How many rows there are in all, in words; without it only those that were read are counted. */
  readonly total = input<string>();
  /** Stands under the header. */
  readonly sums = input<ColumnSums>();
  /** Rows get a box to choose them by. */
  readonly choosing = input<RowChoice>();
  /** What a row is called where it is chosen. */
  readonly rowName = input<(row: Row) => string>(() => '');
  /** Saves the whole list as a file; without it the CSV is made here, of the columns that are shown. */
  readonly saveFile = input<() => Promise<unknown>>();
  /** Reads every row for the CSV; without it the CSV holds the rows that are there. */
  readonly readAll = input<() => Promise<readonly Row[]>>();
  /** Cells of a component around the table, which stand in that one's content and not in the table's. */
  readonly given = input<readonly TableCell<Row>[]>([]);
  /** Whether rows open. */
  readonly opens = input(true, { transform: booleanAttribute });
  /** Id of the row that stands beside the table. */
  readonly beside = input<string>();
  readonly sort = model<Sort>();
  /** Id of the row that somebody is at; given at the beginning, that row has the focus. */
  readonly place = model<string>();
  readonly more = output();
  readonly retry = output();
  readonly opened = output<Opened<Row>>();

  private readonly cells = contentChildren<TableCell<Row>>(TableCell);
  private readonly rowElements = viewChildren<string, ElementRef<HTMLElement>>('rowElement', { read: ElementRef });
  private readonly scroller = viewChild<string, ElementRef<HTMLElement>>('scroller', { read: ElementRef });
  protected readonly fit = tableFit(this.scroller);
  protected readonly choice = new ColumnChoice<Row>(this.name, this.columns, inject(PersonalSettings), this.fit.width);
  protected readonly texts = dataTableStrings;
  protected readonly icons = { up, down, download: downloadIcon, columns: columnsIcon, refresh: refreshIcon };
  protected readonly choosingColumns = signal(false);
  protected readonly exporting = signal(false);
  protected readonly exportError = signal<unknown>(undefined);
  /** The row that Tab reaches; arrows move it. */
  protected readonly current = signal(0);
  protected readonly count = computed(() => {
    const [read, total] = [formatCount(this.rows().length), this.total()];
    return total === undefined ? this.texts.shown(read, this.hasMore()) : this.texts.shownOf(read, total);
  });
  protected readonly hasLines = computed(() => this.choice.visible().some(({ lines }) => lines));
  /** The column that stays in sight at the end: buttons, else the last one unless it is as wide as there is room. */
  protected readonly stays = computed(() => {
    const visible = this.choice.visible();
    const last = visible.length > 2 && !visible.at(-1)?.wide ? visible.at(-1) : undefined;
    return (visible.find(({ stays }) => stays) ?? last)?.id;
  });
  protected readonly ids = computed(() => this.rows().map((row) => this.rowId()(row)));
  protected readonly allChosen = computed(() => {
    const chosen = this.choosing()?.ids();
    return chosen !== undefined && this.ids().length > 0 && this.ids().every((id) => chosen.has(id));
  });
  private arrived = false;

  private readonly templates = computed(
    () => new Map([...this.given(), ...this.cells()].map((cell) => [cell.trCell(), cell.template])),
  );

  constructor() {
    // Somebody came back to the list: to the row that they left it from.
    afterRenderEffect(() => {
      if (this.rowElements().length === 0 || this.arrived) return;
      this.arrived = true;
      if (document.activeElement === document.body) untracked(() => this.focusPlace());
    });
  }

  /** Brings the row that somebody is at into sight. */
  showPlace(): void {
    const row = this.rowElements()[this.ids().indexOf(this.place() ?? '')];
    row?.nativeElement.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  /** Gives the focus to the row that somebody is at. */
  focusPlace(): void {
    const index = this.ids().indexOf(this.place() ?? '');
    if (index >= 0) this.focusRow(index);
  }

  protected templateOf(column: Column<Row>): TemplateRef<{ $implicit: Row }> | undefined {
    return this.templates().get(column.id);
  }

  protected ariaSort({ id }: Column<Row>): 'ascending' | 'descending' | 'none' {
    const sort = this.sort();
    if (sort?.column !== id) return 'none';
    return sort.direction === 'asc' ? 'ascending' : 'descending';
  }

  /** Largest and latest first: that is what people look for. A second press turns it round. */
  protected sortBy({ id }: Column<Row>): void {
    const turned = this.sort()?.column === id && this.sort()?.direction === 'desc';
    this.sort.set({ column: id, direction: turned ? 'asc' : 'desc' });
  }

  protected open(row: Row, event: MouseEvent | KeyboardEvent): void {
    if (!this.opens() || isOwnControl(event)) return;
    const [byKey, withControl] = [event instanceof KeyboardEvent, event.ctrlKey || event.metaKey];
    const newTab = !byKey && (withControl || ('button' in event && event.button === 1));
    this.opened.emit({ row, newTab, wholePage: byKey && withControl });
  }

  protected onKey(event: KeyboardEvent, row: Row, index: number): void {
    if (event.target !== event.currentTarget) return;
    const target = event.ctrlKey || event.metaKey ? undefined : movedBy(event.key, index, this.rows().length - 1);
    if (event.key === 'Enter') this.open(row, event);
    else if (event.key.toLowerCase() === 'x') this.chooseByKey(row, event.shiftKey);
    else if (target !== undefined) {
      event.preventDefault();
      this.focusRow(target);
    }
  }

  protected chooseByBox(row: Row, box: HTMLInputElement, event: MouseEvent): void {
    const id = this.rowId()(row);
    if (event.shiftKey) this.choosing()?.extend(id, this.ids());
    else this.choosing()?.toggle(id, box.checked);
  }

  protected atRow(row: Row, index: number): void {
    this.current.set(index);
    this.place.set(this.rowId()(row));
    // A browser that brings a row into sight would push the table sideways, under the column that stays.
    const place = this.scroller()?.nativeElement;
    const left = place?.scrollLeft;
    if (place && left !== undefined) requestAnimationFrame(() => (place.scrollLeft = left));
  }

  protected async exportCsv(): Promise<void> {
    if (this.exporting()) return;
    this.exporting.set(true);
    this.exportError.set(undefined);
    try {
      await (this.saveFile() ?? (() => this.makeCsv()))();
    } catch (error) {
      this.exportError.set(error);
    }
    this.exporting.set(false);
  }

  private async makeCsv(): Promise<void> {
    const rows = await (this.readAll() ?? (async () => this.rows()))();
    const columns = this.choice.visible().filter(({ stays }) => stays !== true);
    const header = columns.map(({ label }) => label);
    const lines = rows.map((row) => columns.map((column) => column.text(row)));
    download(`${this.name()}_${new Date().toISOString().slice(0, 10)}.csv`, csvOf(header, lines));
  }

  private chooseByKey(row: Row, extends_: boolean): void {
    const [choosing, id] = [this.choosing(), this.rowId()(row)];
    if (extends_) choosing?.extend(id, this.ids());
    else choosing?.toggle(id, !choosing.ids().has(id));
  }

  /** To a row, without pushing the table sideways. */
  private focusRow(index: number): void {
    const row = this.rowElements()[index]?.nativeElement;
    row?.focus({ preventScroll: true });
    row?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
}
