import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../platform/database.js';
import type { OrderOwner } from './order-owner.js';

/** In this order: what becomes of an order number concerns its sale first. */
const types = ['sale', 'lead'];

/**
 * Whether an order number is known as a sale, or else as a lead; null when it is neither. For reports that say what became of
 * an order and not of which type it was.
 */
export class FindOrderType extends Query<string | null> {
  constructor(
    readonly owner: Pick<OrderOwner, 'merchantId' | 'livemode'>,
    readonly orderId: string,
  ) {
    super();
  }
}

@QueryHandler(FindOrderType)
export class FindOrderTypeHandler implements IQueryHandler<FindOrderType> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ owner: { merchantId, livemode }, orderId }: FindOrderType): Promise<string | null> {
    const where = { merchantId, orderId, livemode, type: { in: types } };
    const found = await this.db.typed.conversion.findMany({ where, select: { type: true } });
    return types.find((type) => found.some((one) => one.type === type)) ?? null;
  }
}
