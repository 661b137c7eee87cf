import type { Signal } from '@angular/core';

/** One column of a data table. */
export interface Column<Row> {
  /** Its name in the address, in settings and for cell templates; the API's name of the field where it sorts by it. */
  readonly id: string;
  readonly label: string;
  /** What CSV holds, and what is shown where there is no template. */
  readonly text: (row: Row) => string;
  /** Figures stand at the end of the line. */
  readonly align?: 'end';
  /** Several things stand in it: it takes the room that the others leave, and is cut off only there. */
  readonly wide?: boolean;
  /** Its cells have lines of their own, so that what stands beside them belongs to the first. */
  readonly lines?: boolean;
  /** It holds buttons: it stays in sight at the end of the row, and is no part of the CSV. */
  readonly stays?: boolean;
  /** Whether the API sorts by it. */
  readonly sortable?: boolean;
  /** Whether people may hide it, and whether it is hidden to begin with. The first column always stays. */
  readonly optional?: 'shown' | 'hidden';
  /**
   * Of an optional column: width of the table, in pixels, below which it is left out, so that money is never cut off. Who
   * chose to see it sees it at any width.
   */
  readonly from?: number;
}

/** What the rows are sorted by. */
export interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/**
 * A row that somebody opened: `newTab` with the middle button, or a click with Ctrl or ⌘; `wholePage` with Ctrl-Enter, where
 * rows open beside the list.
 */
export interface Opened<Row> {
  readonly row: Row;
  readonly newTab: boolean;
  readonly wholePage: boolean;
}

/** What all rows of a list come to, by column: one line for each currency, never added up. */
export type ColumnSums = Readonly<Record<string, readonly string[]>>;

/** Which rows are chosen, for a table with boxes to tick. */
export interface RowChoice {
  readonly ids: Signal<ReadonlySet<string>>;
  toggle(id: string, on: boolean): void;
  /** Chooses all from the one that was toggled last up to this one, in this order. */
  extend(id: string, order: readonly string[]): void;
  setAll(ids: readonly string[], on: boolean): void;
}
