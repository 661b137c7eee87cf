import { readCompositeCursor, settledBefore } from '../../platform/page.js';
import { join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { amountsNotAllowed } from './attribution.errors.js';
import type { ConversionFilter, ConversionSort } from './conversion-filter.schema.js';
import { askedShare } from './conversion-filter.store.js';
import type { ConversionScope } from './conversion-scope.js';

/** An order of `conversions c`, as SQL: what rows are ordered by, and the text that names a row's place in it. */
export interface ConversionOrder {
  readonly by: Sql;
  /** The same, the other way round. */
  readonly reversed: Sql;
  readonly key: Sql;
  /** What else holds of the rows that have a place in it. */
  readonly within: Sql;
  /** Rows behind a place (`after`) or before it, given its key. @throws DomainError `cursor_invalid` */
  readonly beyond: (key: string, side: 'after' | 'before') => Sql;
}

type SortedFilter = ConversionFilter & { readonly sort: ConversionSort };

/** The order of the conversions that a filter finds. @throws DomainError `amounts_not_allowed` */
export function foundOrder(input: SortedFilter, scope: ConversionScope, now: Date): ConversionOrder {
  return orderBy(input.sort, scope, now, askedShare(input, scope) === undefined ? ofConversion : ofShare);
}

/** The same of rows of `conversions c`, however they were found. @throws DomainError `amounts_not_allowed` */
export function conversionOrder(sort: ConversionSort, scope: ConversionScope, now: Date): ConversionOrder {
  return orderBy(sort, scope, now, ofConversion);
}

/** Where the time of recording is read: a share has its conversion's, so that its index has the order of the list. */
interface RecordedPlace {
  readonly at: Sql;
  readonly id: Sql;
}
const ofConversion: RecordedPlace = { at: sql`c.recorded_at`, id: sql`c.id` };
const ofShare: RecordedPlace = { at: sql`s.recorded_at`, id: sql`s.conversion_id` };

function orderBy(sort: ConversionSort, scope: ConversionScope, now: Date, place: RecordedPlace): ConversionOrder {
  const descending = sort.startsWith('-');
  const column = sort.replace('-', '') as 'recordedAt' | 'occurredAt' | 'amount';
  if (column === 'amount') {
    if (scope.withoutAmounts === true) throw amountsNotAllowed();
    return { ...orderOf(amountParts, descending), within: sql`c.amount_minor is not null` };
  }
  if (column === 'occurredAt') {
    return { ...orderOf([timePart(sql`c.occurred_at`), idPart(sql`c.id`)], descending), within: sql`true` };
  }
  const within = descending ? sql`true` : sql`${place.at} < ${settledBefore(now)}`;
  return { ...orderOf([timePart(place.at), idPart(place.id)], descending), within };
}

interface SortPart {
  readonly column: Sql;
  /** As text without a colon. */
  readonly text: Sql;
  readonly form: RegExp;
  readonly value: (text: string) => Sql;
}

function orderOf(parts: readonly SortPart[], descending: boolean): Omit<ConversionOrder, 'within'> {
  const columns = parts.map(({ column }) => column);
  const direction = (down: boolean) => join(columns.map((column) => (down ? sql`${column} desc` : sql`${column} asc`)));
  return {
    by: direction(descending),
    reversed: direction(!descending),
    key: join(
      parts.map(({ text }) => text),
      ` || ':' || `,
    ),
    beyond: (key, side) => {
      const texts = readCompositeCursor(
        key,
        parts.map(({ form }) => form),
      );
      const values = parts.map((part, i) => part.value(texts?.[i] ?? ''));
      const smaller = descending === (side === 'after');
      return sql`(${join(columns)}) ${smaller ? sql`<` : sql`>`} (${join(values)})`;
    },
  };
}

const idPart = (column: Sql): SortPart => ({
  column,
  text: column,
  form: /^cnv_\w+$/,
  value: (text) => sql`${text}`,
});

const amountParts: readonly SortPart[] = [
  {
    column: sql`c.currency`,
    text: sql`c.currency`,
    form: /^[A-Z]{3}$/,
    value: (text) => sql`${text}`,
  },
  {
    column: sql`c.amount_minor`,
    text: sql`c.amount_minor::text`,
    form: /^\d{1,18}$/,
    value: (text) => sql`${BigInt(text)}::bigint`,
  },
  idPart(sql`c.id`),
];

/** Microseconds since 1970: as exact as PostgreSQL keeps a time. */
const timePart = (column: Sql): SortPart => ({
  column,
  text: sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
  form: /^-?\d{1,17}$/,
  value: (text) => sql`(timestamptz 'epoch' + ${BigInt(text)}::bigint * interval '1 microsecond')`,
});
