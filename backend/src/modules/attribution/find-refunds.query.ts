import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import { likeLiteral } from '../../platform/search-text.js';
import type { RefundStatus } from './refund.store.js';

/** A refund as it is found, whatever became of it. */
export interface FoundRefund {
  readonly id: string;
  readonly refundId: string;
  readonly orderId: string;
  readonly status: RefundStatus;
  readonly conversionId: string | null;
  readonly programId: string | null;
}

/** Refunds by the beginning of their number or by their id, and those without a sale by their order; newest first. For staff. */
export class FindRefunds extends Query<FoundRefund[]> {
  constructor(readonly input: { readonly q: string; readonly livemode: boolean; readonly limit: number }) {
    super();
  }
}

@QueryHandler(FindRefunds)
export class FindRefundsHandler implements IQueryHandler<FindRefunds> {
  constructor(@Inject(Database) private readonly db: Database) {}

  execute({ input: { q, livemode, limit } }: FindRefunds): Promise<FoundRefund[]> {
    const beginning = `${likeLiteral(q.toLowerCase())}%`;
    return this.db.rows<FoundRefund>`
      select r.id, r.refund_id as "refundId", r.order_id as "orderId", r.status, r.conversion_id as "conversionId",
        c.program_id as "programId"
      from refunds r left join conversions c on c.id = r.conversion_id
      where r.livemode = ${livemode} and (lower(r.refund_id) like ${beginning} or r.id = ${q}
        or (r.conversion_id is null and lower(r.order_id) like ${beginning}))
      order by r.recorded_at desc, r.id desc limit ${limit}`;
  }
}
