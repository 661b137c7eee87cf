import { DomainError } from '../../kernel/domain-error.js';
import { parseAmount } from '../../kernel/money.js';
import { Prisma } from '../../platform/database.js';
import { readCompositeCursor, settledBefore } from '../../platform/page.js';
import type { ConversionFilter, ConversionSort } from './conversion-filter.schema.js';
import type { ConversionScope } from './conversion-scope.js';

/** Shorter ends of order ids would match a tenth of all of them. */
const shortestEnd = 3;

/** The conditions on `conversions c` that a filter and what its reader may see come to, joined by "and". */
export function conversionConditions(filter: ConversionFilter, scope: ConversionScope): Prisma.Sql {
  const { amountFrom, amountTo, commissionStatus } = filter;
  if (scope.withoutAmounts === true && (amountFrom ?? amountTo ?? commissionStatus) !== undefined)
    throw amountsNotAllowed();
  return Prisma.join(
    [Prisma.sql`true`, ...scopeConditions(filter, scope), ...ownConditions(filter), ...commissionConditions(filter)],
    ' and ',
  );
}

function scopeConditions(filter: ConversionFilter, scope: ConversionScope): Prisma.Sql[] {
  return [
    ...equal(Prisma.sql`c.merchant_id`, scope.merchantId ?? filter.merchantId),
    ...equal(Prisma.sql`c.livemode`, scope.livemode),
    // A merchant's key says it all; of others, those who may see one mode alone and ask for the other find nothing.
    ...equal(Prisma.sql`c.livemode`, scope.merchantId === undefined ? filter.livemode : undefined),
    ...equal(Prisma.sql`c.affiliate_id`, scope.affiliateId ?? filter.affiliateId),
    ...(scope.programIds ? [Prisma.sql`c.program_id = any(${[...scope.programIds]}::text[])`] : []),
  ];
}

function ownConditions(filter: ConversionFilter): Prisma.Sql[] {
  const { orderId, couponCode, refundState, from, to, recordedFrom, recordedTo, q } = filter;
  return [
    ...(filter.ids ? [Prisma.sql`c.id = any(${filter.ids}::text[])`] : []),
    ...equal(Prisma.sql`c.order_id`, orderId),
    // Said twice: the index is on the lower-case form.
    ...(orderId === undefined ? [] : [Prisma.sql`${lowerOrder} = ${lower(orderId)}`]),
    ...equal(Prisma.sql`c.type`, filter.type),
    ...equal(Prisma.sql`c.program_id`, filter.programId),
    ...equal(Prisma.sql`c.link_id`, filter.linkId),
    ...(couponCode === undefined ? [] : [Prisma.sql`upper(c.coupon_code) = upper(${couponCode})`]),
    ...equal(Prisma.sql`c.currency`, filter.currency),
    ...amountConditions(filter),
    ...equal(Prisma.sql`c.status`, filter.status),
    ...(refundState === 'refunded'
      ? [Prisma.sql`c.refund_state in ('partial', 'full')`]
      : equal(Prisma.sql`c.refund_state`, refundState)),
    ...equal(Prisma.sql`(c.affiliate_id is not null)`, filter.attributed),
    ...(from === undefined ? [] : [Prisma.sql`c.occurred_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`c.occurred_at < ${new Date(to)}`]),
    ...(recordedFrom === undefined ? [] : [Prisma.sql`c.recorded_at >= ${new Date(recordedFrom)}`]),
    ...(recordedTo === undefined ? [] : [Prisma.sql`c.recorded_at < ${new Date(recordedTo)}`]),
    ...(q === undefined ? [] : [searched(q)]),
  ];
}

/** `^@` is "begins with", and no character of what was typed means anything to it. */
function searched(q: string): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`(${lowerOrder} ^@ ${lower(q)}`,
      ...(q.length < shortestEnd ? [] : [Prisma.sql`reverse(${lowerOrder}) ^@ reverse(${lower(q)})`]),
      Prisma.sql`c.id = ${q.toLowerCase()}`,
      Prisma.sql`c.click_id = ${q})`,
    ],
    ' or ',
  );
}

function amountConditions({ currency, amountFrom, amountTo }: ConversionFilter): Prisma.Sql[] {
  if (amountFrom === undefined && amountTo === undefined) return [];
  if (currency === undefined) throw currencyRequired();
  return [
    ...(amountFrom === undefined ? [] : [Prisma.sql`c.amount_minor >= ${parseAmount(amountFrom, currency)}`]),
    ...(amountTo === undefined ? [] : [Prisma.sql`c.amount_minor <= ${parseAmount(amountTo, currency)}`]),
  ];
}

function commissionConditions({ commissionStatus: status }: ConversionFilter): Prisma.Sql[] {
  if (status === undefined) return [];
  return [Prisma.sql`exists (select 1 from commissions k where k.conversion_id = c.id and k.status = ${status})`];
}

function equal(column: Prisma.Sql, value: string | boolean | undefined): Prisma.Sql[] {
  return value === undefined ? [] : [Prisma.sql`${column} = ${value}`];
}

/** Built into PostgreSQL, so the same letters fall together on every host. */
const lowerOrder = Prisma.sql`lower(c.order_id collate "pg_c_utf8")`;
const lower = (text: string): Prisma.Sql => Prisma.sql`lower(${text}::text collate "pg_c_utf8")`;

/** An order of `conversions c`, as SQL: what rows are ordered by, and the text that names a row's place in it. */
export interface ConversionOrder {
  readonly by: Prisma.Sql;
  /** The same, the other way round. */
  readonly reversed: Prisma.Sql;
  readonly key: Prisma.Sql;
  /** What else holds of the rows that have a place in it. */
  readonly within: Prisma.Sql;
  /** Rows behind a place (`after`) or before it, given its key. @throws DomainError `cursor_invalid` */
  readonly beyond: (key: string, side: 'after' | 'before') => Prisma.Sql;
}

/** @throws DomainError `amounts_not_allowed` */
export function conversionOrder(sort: ConversionSort, scope: ConversionScope, now: Date): ConversionOrder {
  const descending = sort.startsWith('-');
  const column = sort.replace('-', '') as 'recordedAt' | 'occurredAt' | 'amount';
  if (column === 'amount') {
    if (scope.withoutAmounts === true) throw amountsNotAllowed();
    return { ...orderOf(amountParts, descending), within: Prisma.sql`c.amount_minor is not null` };
  }
  const within = sort === 'recordedAt' ? Prisma.sql`c.recorded_at < ${settledBefore(now)}` : Prisma.sql`true`;
  return { ...orderOf(timeParts(column), descending), within };
}

interface SortPart {
  readonly column: Prisma.Sql;
  /** As text without a colon. */
  readonly text: Prisma.Sql;
  readonly form: RegExp;
  readonly value: (text: string) => Prisma.Sql;
}

function orderOf(parts: readonly SortPart[], descending: boolean): Omit<ConversionOrder, 'within'> {
  const columns = parts.map(({ column }) => column);
  const direction = (down: boolean) =>
    Prisma.join(columns.map((column) => (down ? Prisma.sql`${column} desc` : Prisma.sql`${column} asc`)));
  return {
    by: direction(descending),
    reversed: direction(!descending),
    key: Prisma.join(
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
      return Prisma.sql`(${Prisma.join(columns)}) ${smaller ? Prisma.sql`<` : Prisma.sql`>`} (${Prisma.join(values)})`;
    },
  };
}

const idPart: SortPart = {
  column: Prisma.sql`c.id`,
  text: Prisma.sql`c.id`,
  form: /^cnv_\w+$/,
  value: (text) => Prisma.sql`${text}`,
};
const amountParts: readonly SortPart[] = [
  {
    column: Prisma.sql`c.currency`,
    text: Prisma.sql`c.currency`,
    form: /^[A-Z]{3}$/,
    value: (text) => Prisma.sql`${text}`,
  },
  {
    column: Prisma.sql`c.amount_minor`,
    text: Prisma.sql`c.amount_minor::text`,
    form: /^\d{1,18}$/,
    value: (text) => Prisma.sql`${BigInt(text)}::bigint`,
  },
  idPart,
];

/** Microseconds since 1970: as exact as PostgreSQL keeps a time. */
function timeParts(field: 'recordedAt' | 'occurredAt'): readonly SortPart[] {
  const column = field === 'recordedAt' ? Prisma.sql`c.recorded_at` : Prisma.sql`c.occurred_at`;
  return [
    {
      column,
      text: Prisma.sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
      form: /^-?\d{1,17}$/,
      value: (text) => Prisma.sql`(timestamptz 'epoch' + ${BigInt(text)}::bigint * interval '1 microsecond')`,
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
