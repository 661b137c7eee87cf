import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { compositeKey, readCompositeCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, livemodeQuery, namedView, pageQuery, timestampInput } from '../../platform/schemas.js';
import { join, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import { commissionColumns, toCommission } from './commission.store.js';
import type { CommissionRecord } from './commission.store.js';
import { commissionView, toCommissionView } from './commission.view.js';

/** Filters of the list; newest first, by `recordedAt`. */
export const listCommissionsQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  conversionId: idOf('conversion').optional(),
  linkId: idOf('link').optional(),
  status: commissionView.shape.status.optional(),
  from: timestampInput.optional().meta({ description: 'By `recordedAt`, included.' }),
  to: timestampInput.optional().meta({ description: 'By `recordedAt`, not included.' }),
  livemode: livemodeQuery,
});
export type ListCommissionsInput = z.infer<typeof listCommissionsQuery>;

/** A file has no pages. */
export const exportCommissionsQuery = listCommissionsQuery.omit({ limit: true, cursor: true });

/** A commission with the names of what it is for. */
export const commissionRow = commissionView.extend({
  affiliate: namedView,
  program: namedView,
  link: namedView.extend({ destinationUrl: z.string() }).nullable().meta({ description: 'Its name is its code.' }),
  order: z.object({
    id: z.string().meta({ description: "The merchant's number of the order." }),
    product: z.string().nullable().meta({ description: 'Name of the first item, where the merchant told it.' }),
    occurredAt: z.string().meta({ format: 'date-time' }),
  }),
});
commissionRow.register(z.globalRegistry, { id: 'CommissionRow' });
export type CommissionRow = z.infer<typeof commissionRow>;

interface Row extends CommissionRecord {
  readonly affiliateName: string;
  readonly programName: string;
  readonly linkCode: string | null;
  readonly destinationUrl: string | null;
  readonly orderId: string;
  readonly product: string | null;
}

export class ListCommissions extends Query<Page<CommissionRow>> {
  constructor(
    readonly input: ListCommissionsInput,
    readonly scope: { readonly onlyLive?: boolean } = {},
  ) {
    super();
  }
}

@QueryHandler(ListCommissions)
export class ListCommissionsHandler implements IQueryHandler<ListCommissions> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ input, scope }: ListCommissions): Promise<Page<CommissionRow>> {
    const rows = await this.db.rows<Row>`
      select ${commissionColumns}, a.name as "affiliateName", p.name as "programName", l.code as "linkCode",
        l.destination_url as "destinationUrl", v.order_id as "orderId", i.name as product
      from (
        select c.id from commissions c where ${join(conditions(input, scope), ' and ')}
        order by c.recorded_at desc, c.id desc limit ${input.limit + 1}) as page
      join commissions c on c.id = page.id
      join conversions v on v.id = c.conversion_id
      left join conversion_items i on i.conversion_id = v.id and i.item_no = 1
      join affiliates a on a.id = c.affiliate_id
      join programs p on p.id = c.program_id
      left join links l on l.id = c.link_id and l.affiliate_id = c.affiliate_id
      order by c.recorded_at desc, c.id desc`;
    const key = (row: Row) => compositeKey(String(row.recordedAt.getTime()), row.id);
    return toPage(rows, input.limit, key, toRow);
  }
}

function conditions(input: ListCommissionsInput, { onlyLive }: ListCommissions['scope']): Sql[] {
  const { from, to, cursor, livemode } = input;
  const equal: [Sql, string | undefined][] = [
    [sql`c.program_id`, input.programId],
    [sql`c.affiliate_id`, input.affiliateId],
    [sql`c.conversion_id`, input.conversionId],
    [sql`c.link_id`, input.linkId],
    [sql`c.status`, input.status],
  ];
  const edge = readCompositeCursor(cursor, [/^-?\d{1,14}$/, /^com_\w+$/]);
  return [
    sql`c.livemode = ${livemode}`,
    ...(onlyLive === true ? [sql`c.livemode`] : []),
    ...equal.flatMap(([column, value]) => (value === undefined ? [] : [sql`${column} = ${value}`])),
    ...(from === undefined ? [] : [sql`c.recorded_at >= ${new Date(from)}`]),
    ...(to === undefined ? [] : [sql`c.recorded_at < ${new Date(to)}`]),
    ...(edge === undefined ? [] : [sql`(c.recorded_at, c.id) < (${new Date(Number(edge[0]))}, ${edge[1]})`]),
  ];
}

function toRow(row: Row): CommissionRow {
  const { linkId, linkCode, destinationUrl } = row;
  return {
    ...toCommissionView(toCommission(row)),
    affiliate: { id: row.affiliateId, name: row.affiliateName },
    program: { id: row.programId, name: row.programName },
    link:
      linkId === null || linkCode === null
        ? null
        : { id: linkId, name: linkCode, destinationUrl: destinationUrl ?? '' },
    order: { id: row.orderId, product: row.product, occurredAt: row.occurredAt.toISOString() },
  };
}
