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
  /** It stays in sight at the end of the row while a table wider than the screen is pushed sideways: for buttons. */
  readonly stays?: boolean;
  /** Whether the API sorts by it. */
  readonly sortable?: boolean;
  /** Whether people may hide it, and whether it is hidden to begin with. The first column always stays. */
  readonly optional?: 'shown' | 'hidden';
}

/** What the rows are sorted by. */
export interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** A row that somebody opened; `newTab` with Ctrl, ⌘ or the middle button. */
export interface Opened<Row> {
  readonly row: Row;
  readonly newTab: boolean;
}
