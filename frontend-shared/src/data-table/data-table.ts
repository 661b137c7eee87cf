import { OverlayModule } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  booleanAttribute,
  computed,
  contentChildren,
  inject,
  input,
  model,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import type { TemplateRef } from '@angular/core';
import down from '@material-symbols/svg-300/rounded/arrow_downward.svg';
import up from '@material-symbols/svg-300/rounded/arrow_upward.svg';
import downloadIcon from '@material-symbols/svg-300/rounded/download.svg';
import columnsIcon from '@material-symbols/svg-300/rounded/view_column.svg';
import { csvOf } from '../download/csv';
import { download } from '../download/download';
import { Icon } from '../icons/icon';
import { formatCount } from '../numbers/format-number';
import { ErrorState } from '../page-state/error';
import { Skeleton } from '../page-state/skeleton';
import { PersonalSettings } from '../session/personal-settings';
import { ColumnChoice } from './column-choice';
import type { Column, Opened, Sort } from './column';
import { dataTableStrings } from './data-table.strings';
import { TableCell } from './table-cell';

/**
 * Rows of a list of the API: sorted where the API sorts, more on demand, columns as each person likes them, everything
 * from the keyboard (arrows move, Enter opens), and all of it as CSV.
 */
@Component({
  selector: 'tr-data-table',
  imports: [ErrorState, Icon, NgTemplateOutlet, OverlayModule, Skeleton],
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
  /** Reads every row for the CSV; without it the CSV holds the rows that are there. */
  readonly readAll = input<() => Promise<readonly Row[]>>();
  /** Cells of a component around the table, which stand in that one's content and not in the table's. */
  readonly given = input<readonly TableCell<Row>[]>([]);
  /** Whether rows open. */
  readonly opens = input(true, { transform: booleanAttribute });
  readonly sort = model<Sort>();
  readonly more = output();
  readonly retry = output();
  readonly opened = output<Opened<Row>>();

  private readonly cells = contentChildren<TableCell<Row>>(TableCell);
  private readonly rowElements = viewChildren<string, ElementRef<HTMLElement>>('rowElement', { read: ElementRef });
  protected readonly choice = new ColumnChoice<Row>(this.name, this.columns, inject(PersonalSettings));
  protected readonly texts = dataTableStrings;
  protected readonly icons = { up, down, download: downloadIcon, columns: columnsIcon };
  protected readonly choosing = signal(false);
  protected readonly exporting = signal(false);
  protected readonly exportError = signal<unknown>(undefined);
  /** The row that Tab reaches; arrows move it. */
  protected readonly current = signal(0);
  protected readonly count = computed(() => this.texts.shown(formatCount(this.rows().length), this.hasMore()));

  protected readonly hasLines = computed(() => this.choice.visible().some(({ lines }) => lines));

  private readonly templates = computed(
    () => new Map([...this.given(), ...this.cells()].map((cell) => [cell.trCell(), cell.template])),
  );

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
    this.opened.emit({ row, newTab: event.ctrlKey || event.metaKey || ('button' in event && event.button === 1) });
  }

  protected onKey(event: KeyboardEvent, row: Row, index: number): void {
    if (event.target !== event.currentTarget) return;
    const last = this.rows().length - 1;
    const moves: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last };
    const target = moves[event.key];
    if (event.key === 'Enter') this.open(row, event);
    else if (target !== undefined) {
      event.preventDefault();
      this.focusRow(Math.min(Math.max(target, 0), last));
    }
  }

  protected async exportCsv(): Promise<void> {
    if (this.exporting()) return;
    this.exporting.set(true);
    this.exportError.set(undefined);
    try {
      const rows = await (this.readAll() ?? (async () => this.rows()))();
      const columns = this.choice.visible();
      const lines = rows.map((row) => columns.map((column) => column.text(row)));
      download(
        `${this.name()}.csv`,
        csvOf(
          columns.map(({ label }) => label),
          lines,
        ),
      );
    } catch (error) {
      this.exportError.set(error);
    }
    this.exporting.set(false);
  }

  private focusRow(index: number): void {
    this.current.set(index);
    this.rowElements()[index]?.nativeElement.focus();
  }
}

/** Whether a press belongs to a link or button inside the row. */
function isOwnControl({ target, currentTarget }: Event): boolean {
  const control = target instanceof Element ? target.closest('a, button, input, select, label') : null;
  return control !== null && currentTarget instanceof Element && currentTarget.contains(control);
}
