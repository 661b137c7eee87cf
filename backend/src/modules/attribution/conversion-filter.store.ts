import { DomainError } from '../../kernel/domain-error.js';
import { parseAmount } from '../../kernel/money.js';

import { readCompositeCursor, settledBefore } from '../../platform/page.js';
import { join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { ConversionFilter, ConversionSort } from './conversion-filter.schema.js';
import type { ConversionScope } from './conversion-scope.js';

/** Shorter ends of order ids would match a tenth of all of them. */
const shortestEnd = 3;

/** The conditions on `conversions c` that a filter and what its reader may see come to, joined by "and". */
export function conversionConditions(filter: ConversionFilter, scope: ConversionScope): Sql {
  const { amountFrom, amountTo, commissionStatus } = filter;
  if (scope.withoutAmounts === true && (amountFrom ?? amountTo ?? commissionStatus) !== undefined)
    throw amountsNotAllowed();
  return join(
    [sql`true`, ...scopeConditions(filter, scope), ...ownConditions(filter), ...commissionConditions(filter)],
    ' and ',
  );
}

function scopeConditions(filter: ConversionFilter, scope: ConversionScope): Sql[] {
  return [
    ...equal(sql`c.merchant_id`, scope.merchantId ?? filter.merchantId),
    ...equal(sql`c.livemode`, scope.livemode),
    // A merchant's key says it all; of others, those who may see one mode alone and ask for the other find nothing.
    ...equal(sql`c.livemode`, scope.merchantId === undefined ? filter.livemode : undefined),
    ...equal(sql`c.affiliate_id`, scope.affiliateId ?? filter.affiliateId),
    ...(scope.programIds ? [sql`c.program_id = any(${[...scope.programIds]}::text[])`] : []),
  ];
}

function ownConditions(filter: ConversionFilter): Sql[] {
  const { orderId, couponCode, refundState, from, to, recordedFrom, recordedTo, q } = filter;
  return [
    ...(filter.ids ? [sql`c.id = any(${filter.ids}::text[])`] : []),
    ...equal(sql`c.order_id`, orderId),
    // Said twice: the index is on the lower-case form.
    ...(orderId === undefined ? [] : [sql`${lowerOrder} = ${lower(orderId)}`]),
    ...equal(sql`c.type`, filter.type),
    ...equal(sql`c.program_id`, filter.programId),
    ...equal(sql`c.link_id`, filter.linkId),
    ...(couponCode === undefined ? [] : [sql`upper(c.coupon_code) = upper(${couponCode})`]),
    ...equal(sql`c.currency`, filter.currency),
    ...amountConditions(filter),
    ...equal(sql`c.status`, filter.status),
    ...(refundState === 'refunded'
      ? [sql`c.refund_state in ('partial', 'full')`]
      : equal(sql`c.refund_state`, refundState)),
    ...equal(sql`(c.affiliate_id is not null)`, filter.attributed),
    ...(from === undefined ? [] : [sql`c.occurred_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`c.occurred_at < ${new Date(to)}`]),
    ...(recordedFrom === undefined ? [] : [sql`c.recorded_at >= ${new Date(recordedFrom)}`]),
    ...(recordedTo === undefined ? [] : [sql`c.recorded_at < ${new Date(recordedTo)}`]),
    ...(q === undefined ? [] : [searched(q)]),
  ];
}

/** `^@` is "begins with", and no character of what was typed means anything to it. */
function searched(q: string): Sql {
  return join(
    [
      sql`(${lowerOrder} ^@ ${lower(q)}`,
      ...(q.length < shortestEnd ? [] : [sql`reverse(${lowerOrder}) ^@ reverse(${lower(q)})`]),
      sql`c.id = ${q.toLowerCase()}`,
      sql`c.click_id = ${q})`,
    ],
    ' or ',
  );
}

function amountConditions({ currency, amountFrom, amountTo }: ConversionFilter): Sql[] {
  if (amountFrom === undefined && amountTo === undefined) return [];
  if (currency === undefined) throw currencyRequired();
  return [
    ...(amountFrom === undefined ? [] : [sql`c.amount_minor >= ${parseAmount(amountFrom, currency)}`]),
    ...(amountTo === undefined ? [] : [sql`c.amount_minor <= ${parseAmount(amountTo, currency)}`]),
  ];
}

function commissionConditions({ commissionStatus: status }: ConversionFilter): Sql[] {
  if (status === undefined) return [];
  return [sql`exists (select 1 from commissions k where k.conversion_id = c.id and k.status = ${status})`];
}

function equal(column: Sql, value: string | boolean | undefined): Sql[] {
  return value === undefined ? [] : [sql`${column} = ${value}`];
}

/** Built into PostgreSQL, so the same letters fall together on every host. */
const lowerOrder = sql`lower(c.order_id collate "pg_c_utf8")`;
const lower = (text: string): Sql => sql`lower(${text}::text collate "pg_c_utf8")`;

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

/** @throws DomainError `amounts_not_allowed` */
export function conversionOrder(sort: ConversionSort, scope: ConversionScope, now: Date): ConversionOrder {
  const descending = sort.startsWith('-');
  const column = sort.replace('-', '') as 'recordedAt' | 'occurredAt' | 'amount';
  if (column === 'amount') {
    if (scope.withoutAmounts === true) throw amountsNotAllowed();
    return { ...orderOf(amountParts, descending), within: sql`c.amount_minor is not null` };
  }
  const within = sort === 'recordedAt' ? sql`c.recorded_at < ${settledBefore(now)}` : sql`true`;
  return { ...orderOf(timeParts(column), descending), within };
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

const idPart: SortPart = {
  column: sql`c.id`,
  text: sql`c.id`,
  form: /^cnv_\w+$/,
  value: (text) => sql`${text}`,
};
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
  idPart,
];

/** Microseconds since 1970: as exact as PostgreSQL keeps a time. */
function timeParts(field: 'recordedAt' | 'occurredAt'): readonly SortPart[] {
  const column = field === 'recordedAt' ? sql`c.recorded_at` : sql`c.occurred_at`;
  return [
    {
      column,
      text: sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
      form: /^-?\d{1,17}$/,
      value: (text) => sql`(timestamptz 'epoch' + ${BigInt(text)}::bigint * interval '1 microsecond')`,
    },
    idPart,
  ];
}

function currencyRequired(): DomainError {
  const message = 'Amounts are compared in one currency: send "currency" too.';
  return new DomainError('invalid', 'currency_required', message, [{ path: 'currency', message }]);
}

function amountsNotAllowed(): DomainError {
  const message = 'Your role does not see amounts: it cannot filter or sort by them.';
  return new DomainError('forbidden', 'amounts_not_allowed', message);
}
