import { DomainError } from '../../kernel/domain-error.js';
import { parseAmount } from '../../kernel/money.js';
import { empty, join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { amountsNotAllowed } from './attribution.errors.js';
import type { ConversionFilter } from './conversion-filter.schema.js';
import type { ConversionScope } from './conversion-scope.js';

/** Shorter ends of order ids would match a tenth of all of them. */
const shortestEnd = 3;

/** Conversions of one affiliate or link are reached through the shares `s` that these have. */
export interface AskedShare {
  readonly affiliateId: string | undefined;
  readonly linkId: string | undefined;
}

/** @returns which shares a filter asks for, within what its reader may see; undefined when it asks for none */
export function askedShare(filter: ConversionFilter, scope: ConversionScope): AskedShare | undefined {
  const asked = { affiliateId: scope.affiliateId ?? filter.affiliateId, linkId: filter.linkId };
  return asked.affiliateId === undefined && asked.linkId === undefined ? undefined : asked;
}

/** The conversions `c` that a filter finds of those that its reader may see: what follows "from", and "and" may follow it. */
export function foundConversions(filter: ConversionFilter, scope: ConversionScope): Sql {
  const asked = askedShare(filter, scope);
  return sql`conversions c ${asked ? joinedShare(asked) : empty} where ${conditions(filter, scope)}`;
}

/** Once for each conversion: by the first of the shares that fit. */
function joinedShare({ affiliateId, linkId }: AskedShare): Sql {
  const fits = (share: Sql) =>
    join([...equal(sql`${share}.affiliate_id`, affiliateId), ...equal(sql`${share}.link_id`, linkId)], ' and ');
  return sql`
    join attribution_shares s on s.conversion_id = c.id and s.decision_no = c.decision_no
      and ${fits(sql`s`)} and not exists (
        select from attribution_shares e where e.conversion_id = s.conversion_id and e.decision_no = s.decision_no
          and e.position < s.position and ${fits(sql`e`)})`;
}

function conditions(filter: ConversionFilter, scope: ConversionScope): Sql {
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
    ...(couponCode === undefined ? [] : [sql`upper(c.coupon_code) = upper(${couponCode})`]),
    ...equal(sql`c.currency`, filter.currency),
    ...amountConditions(filter),
    ...equal(sql`c.status`, filter.status),
    ...(refundState === 'refunded'
      ? [sql`c.refund_state in ('partial', 'full')`]
      : equal(sql`c.refund_state`, refundState)),
    ...equal(sql`(${attributed})`, filter.attributed),
    ...(from === undefined ? [] : [sql`c.occurred_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`c.occurred_at < ${new Date(to)}`]),
    ...(recordedFrom === undefined ? [] : [sql`c.recorded_at >= ${new Date(recordedFrom)}`]),
    ...(recordedTo === undefined ? [] : [sql`c.recorded_at < ${new Date(recordedTo)}`]),
    ...(q === undefined ? [] : [searched(q)]),
  ];
}

const attributed = sql`
  select d.attributed from attribution_decisions d where d.conversion_id = c.id and d.no = c.decision_no`;

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

function currencyRequired(): DomainError {
  const message = 'Amounts are compared in one currency: send "currency" too.';
  return new DomainError('invalid', 'currency_required', message, [{ path: 'currency', message }]);
}
