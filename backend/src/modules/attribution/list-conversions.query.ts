import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { empty, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { openHoldsOfConversion } from '../holds/public.js';
import type { ListConversionsInput } from './conversion-filter.schema.js';
import { foundConversions } from './conversion-filter.store.js';
import { conversionOrder, foundOrder } from './conversion-order.store.js';
import { toConversionRow } from './conversion-row.view.js';
import type { ConversionRow, StoredConversionRow } from './conversion-row.view.js';
import type { ConversionScope } from './conversion-scope.js';

/** One page of conversions, with the names of what belongs to them and what they earned. */
export class ListConversions extends Query<Page<ConversionRow>> {
  constructor(
    readonly input: ListConversionsInput,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(ListConversions)
export class ListConversionsHandler implements IQueryHandler<ListConversions> {
  constructor(
    @Inject(Database) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ input, scope }: ListConversions): Promise<Page<ConversionRow>> {
    const statement = conversionPage(input, scope, this.clock.now());
    const rows = await this.db.rows<StoredConversionRow>(statement);
    const shown = scope.withoutAmounts !== true;
    return toPage(
      rows,
      input.limit,
      ({ sortKey }) => sortKey,
      (row) => toConversionRow(row, shown),
    );
  }
}

/**
 * The statement of a page. The page is found by ids alone, so that sorting carries no items, metadata or evidence; names and
 * commissions are read for its rows only.
 */
export function conversionPage(input: ListConversionsInput, scope: ConversionScope, now: Date): Sql {
  const found = foundOrder(input, scope, now);
  const { by, key } = conversionOrder(input.sort, scope, now);
  const edge = input.cursor === undefined ? sql`true` : found.beyond(input.cursor, 'after');
  return sql`
    select ${key} as "sortKey", ${rowColumns(scope)}
    from (
      select c.id from ${foundConversions(input, scope)} and ${found.within} and ${edge}
      order by ${found.by} limit ${input.limit + 1}) as page
    join conversions c on c.id = page.id
    join merchants m on m.id = c.merchant_id
    join programs p on p.id = c.program_id
    join attribution_decisions d on d.conversion_id = c.id and d.no = c.decision_no
    left join lateral (
      select s.affiliate_id, s.link_id, bool_or(s.touchpoint_kind = 'coupon') over () as by_coupon
      from attribution_shares s where ${shownShare(scope)}
      order by s.numerator desc, s.position limit 1) as s on true
    left join conversion_items i on i.conversion_id = c.id and i.item_no = 1
    left join affiliates a on a.id = s.affiliate_id
    left join links l on l.id = s.link_id
    left join lateral (
      select sum(k.amount_minor)::text as amount, sum(k.reversed_minor)::text as reversed, min(k.currency) as currency,
        bool_or(k.amount_minor is null) as undecided,
        case when count(distinct k.status) = 1 then min(k.status) when count(*) > 0 then 'mixed' end as status
      from commissions k where k.conversion_id = c.id ${ownCommission(scope)}) as k on true
    order by ${by}`;
}

/** Of which shares a row tells the largest: an affiliate may not learn whose else there are. */
function shownShare({ affiliateId }: ConversionScope): Sql {
  const ofDecision = sql`s.conversion_id = c.id and s.decision_no = c.decision_no`;
  return affiliateId === undefined ? ofDecision : sql`${ofDecision} and s.affiliate_id = ${affiliateId}`;
}

function ownCommission({ affiliateId }: ConversionScope): Sql {
  return affiliateId === undefined ? empty : sql`and k.affiliate_id = ${affiliateId}`;
}

function rowColumns(scope: ConversionScope): Sql {
  const coupon =
    scope.affiliateId === undefined ? sql`c.coupon_code` : sql`case when s.by_coupon then c.coupon_code end`;
  return sql`
    c.id, c.order_id as "orderId", c.type, m.id as "merchantId", m.name as "merchantName", p.id as "programId",
    p.name as "programName", s.affiliate_id as "affiliateId", a.name as "affiliateName", l.id as "linkId",
    l.code as "linkCode", l.destination_url as "destinationUrl", ${coupon} as "couponCode", i.name as product,
    c.livemode, c.status, (${openHoldsOfConversion(sql`c.id`)})[1] as "holdReason",
    c.refund_state as "refundState", c.currency, c.amount_minor as "amountMinor", c.refunded_minor as "refundedMinor",
    d.attributed, d.reason as "attributionReason",
    c.occurred_at as "occurredAt", c.recorded_at as "recordedAt", k.status as "commissionStatus",
    k.currency as "commissionCurrency", case when not k.undecided then k.amount end as "commissionMinor",
    k.reversed as "reversedMinor"`;
}
