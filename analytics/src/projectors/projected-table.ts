/** A value as JSON carries it into ClickHouse; decimals are text so that no digit passes through a float. */
export type ColumnValue = string | number | boolean | null | readonly (string | number)[];

/** A row by column name. */
export type Row<Column extends string = string> = Readonly<Record<Column, ColumnValue>>;

/** Where in the stream a fact was found. */
export interface Origin {
  readonly streamSeq: number;
}
