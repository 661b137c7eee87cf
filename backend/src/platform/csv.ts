import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { MoneyView } from '../kernel/money.js';
import type { Page } from './page.js';

/** A column of a file: its heading, and what a row says in it. Numbers and nothing else are written without defence. */
export interface CsvColumn<T> {
  readonly heading: string;
  readonly value: (row: T) => string | number | boolean | null | undefined;
}

/** Rows of a page; as many as a list gives at most. */
export const csvPageSize = 200;
/** A file that grows beyond this is broken off, so that it cannot be taken for all there is: docs/limits.md. */
export const maxCsvRows = 100_000;

/** A file to be answered with. */
export interface CsvFile<T> {
  /** What it holds, such as `conversions`. */
  readonly name: string;
  /** What was asked for; it becomes part of the file's name. */
  readonly filter: object;
  readonly columns: readonly CsvColumn<T>[];
  /** One page of the list, behind a cursor. */
  readonly page: (cursor: string | undefined) => Promise<Page<T>>;
}

/**
 * Answers with all pages of a list as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel guesses another
 * encoding. A page is read when the reader has taken the one before it: a file of any size costs the memory of one page and
 * holds no connection of the database open.
 */
export async function replyCsv<T>(reply: FastifyReply, file: CsvFile<T>, now: Date): Promise<void> {
  // What is wrong with the question is answered as a problem, before the first byte of the file.
  const first = await file.page(undefined);
  const body = Readable.from(linesOf(file, first), { objectMode: false, highWaterMark: 64 * 1024 });
  await reply
    .header('content-type', 'text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${csvName(file, now)}"`)
    .send(body);
}

async function* linesOf<T>({ columns, page }: CsvFile<T>, first: Page<T>): AsyncGenerator<Buffer> {
  yield Buffer.from(`\u{FEFF}${csvLine(columns.map(({ heading }) => heading))}`);
  let rows = 0;
  for (let current = first; ;) {
    rows += current.data.length;
    if (rows > maxCsvRows) throw new Error(`a file of more than ${maxCsvRows} rows was broken off`);
    if (current.data.length > 0)
      yield Buffer.from(current.data.map((row) => csvLine(columns.map(({ value }) => value(row)))).join(''));
    if (current.nextCursor === null) return;
    current = await page(current.nextCursor);
  }
}

/** What a spreadsheet would run as a formula when it opens a cell that begins with it. */
const formula = /^[=+\-@\t\r]/;
const number = /^-?\d+(\.\d+)?$/;

/** One line; names come from strangers, so text that looks like a formula gets an apostrophe (OWASP, "CSV injection"). */
export function csvLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `conversions_status-on_hold_2026-11-30.csv`: what it holds, the filter, and the day on which it was made. */
export function csvName({ name, filter }: Pick<CsvFile<never>, 'name' | 'filter'>, now: Date): string {
  const said = Object.entries(filter).flatMap(([field, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) && !silent.has(`${field}=${String(value)}`)
      ? [`${field}-${String(value)}`.replaceAll(/[^\w.]+/g, '-').slice(0, 40)]
      : [],
  );
  return `${[name, ...said].join('_').slice(0, 160)}_${now.toISOString().slice(0, 10)}.csv`;
}

/** What a filter says by itself. */
const silent = new Set(['livemode=true', 'sort=-recordedAt']);

/** Two columns for money, so that a spreadsheet can add the first one up. */
export function moneyColumns<T>(
  heading: string,
  money: (row: T) => MoneyView | null | undefined,
): readonly CsvColumn<T>[] {
  return [
    { heading, value: (row) => money(row)?.amount },
    { heading: `${heading} currency`, value: (row) => money(row)?.currency },
  ];
}

/** Two columns for something named: what people call it, and its id. */
export function namedColumns<T>(
  heading: string,
  named: (row: T) => { readonly id: string; readonly name: string } | null,
): readonly CsvColumn<T>[] {
  return [
    { heading, value: (row) => named(row)?.name },
    { heading: `${heading} ID`, value: (row) => named(row)?.id },
  ];
}
