import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Prisma, PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, livemodeQuery, moneyView, pageQuery, timestampInput, timestampView } from '../../platform/schemas.js';
import { likeLiteral, searchText } from '../../platform/search-text.js';
import { formatAmount } from '../../kernel/money.js';
import { conversionType, merchantReference } from './conversion-input.js';
import { conversionColumns } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import type { ConversionScope } from './get-conversion.query.js';

/** Filters of the list; newest first unless `sort` says otherwise. */
export const listConversionsQuery = pageQuery.extend({
  orderId: merchantReference.optional(),
  type: conversionType.optional(),
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  linkId: idOf('link').optional(),
  couponCode: z.string().max(200).optional(),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']).optional(),
  refundState: z.enum(['none', 'partial', 'full']).optional(),
  attributed: z.stringbool().optional(),
  livemode: livemodeQuery,
  from: timestampInput.optional().meta({ description: 'By `occurredAt`, included.' }),
  to: timestampInput.optional().meta({ description: 'By `occurredAt`, not included.' }),
  q: searchText.optional().meta({ description: 'Beginning of an order id, or the id of a conversion.' }),
  sort: z.enum(['-recordedAt', 'recordedAt']).default('-recordedAt'),
});
export type ListConversionsInput = z.infer<typeof listConversionsQuery>;

/** A conversion as one row; the whole of it is at its own address. */
export const conversionRow = z.object({
  id: z.string(),
  orderId: z.string(),
  type: z.string(),
  programId: z.string(),
  affiliateId: z.string().nullable(),
  livemode: z.boolean(),
  status: z.enum(['recorded', 'on_hold', 'approved', 'rejected']),
  refundState: z.enum(['none', 'partial', 'full']),
  amount: moneyView.nullable(),
  refundedAmount: moneyView.nullable(),
  attributed: z.boolean(),
  attributionReason: z.string(),
  occurredAt: timestampView,
  recordedAt: timestampView,
});
export type ConversionRow = z.infer<typeof conversionRow>;

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
  constructor(@Inject(PrismaClient) private readonly prisma: PrismaClient) {}

  async execute({ input, scope }: ListConversions): Promise<Page<ConversionRow>> {
    const where = Prisma.join(conditions(input, scope), ' and ');
    const order = input.sort === 'recordedAt' ? Prisma.sql`id asc` : Prisma.sql`id desc`;
    const rows = await this.prisma.$queryRaw<Conversion[]>`
      select ${conversionColumns} from conversions where ${where} order by ${order} limit ${input.limit + 1}`;
    return toPage(rows, input.limit, (row) => row.id, toRow);
  }
}

function conditions(input: ListConversionsInput, scope: ConversionScope): Prisma.Sql[] {
  const equal: [Prisma.Sql, string | boolean | undefined][] = [
    [Prisma.sql`merchant_id`, scope.merchantId],
    [Prisma.sql`livemode`, scope.livemode],
    // A merchant's key says it all; of others, those who may see one mode alone and ask for the other find nothing.
    [Prisma.sql`livemode`, scope.merchantId === undefined ? input.livemode : undefined],
    [Prisma.sql`affiliate_id`, scope.affiliateId ?? input.affiliateId],
    [Prisma.sql`order_id`, input.orderId],
    [Prisma.sql`type`, input.type],
    [Prisma.sql`program_id`, input.programId],
    [Prisma.sql`link_id`, input.linkId],
    [Prisma.sql`upper(coupon_code)`, input.couponCode?.toUpperCase()],
    [Prisma.sql`status`, input.status],
    [Prisma.sql`refund_state`, input.refundState],
    [Prisma.sql`(affiliate_id is not null)`, input.attributed],
  ];
  const { cursor, from, to, q, sort } = input;
  const edge = readCursor(cursor);
  return [
    Prisma.sql`true`,
    ...equal.flatMap(([column, value]) => (value === undefined ? [] : [Prisma.sql`${column} = ${value}`])),
    ...(scope.programIds ? [Prisma.sql`program_id = any(${[...scope.programIds]}::text[])`] : []),
    ...(from === undefined ? [] : [Prisma.sql`occurred_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`occurred_at < ${new Date(to)}`]),
    ...(q === undefined ? [] : [Prisma.sql`(order_id like ${`${likeLiteral(q)}%`} or id = ${q})`]),
    ...(edge === undefined ? [] : [sort === 'recordedAt' ? Prisma.sql`id > ${edge}` : Prisma.sql`id < ${edge}`]),
  ];
}

function toRow(c: Conversion): ConversionRow {
  const money = (minor: bigint | null) =>
    c.currency === null || minor === null ? null : { amount: formatAmount(minor, c.currency), currency: c.currency };
  return {
    id: c.id,
    orderId: c.orderId,
    type: c.type,
    programId: c.programId,
    affiliateId: c.affiliateId,
    livemode: c.livemode,
    status: c.status,
    refundState: c.refundState,
    amount: money(c.amountMinor),
    refundedAmount: money(c.refundedMinor),
    attributed: c.attribution.attributed,
    attributionReason: c.attribution.reason,
    occurredAt: c.occurredAt.toISOString(),
    recordedAt: c.recordedAt.toISOString(),
  };
}
