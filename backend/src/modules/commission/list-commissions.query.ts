import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Prisma, PrismaClient } from '../../platform/database.js';
import { readCursor, toPage } from '../../platform/page.js';
import type { Page } from '../../platform/page.js';
import { idOf, livemodeQuery, pageQuery } from '../../platform/schemas.js';
import { toCommissionView } from './commission.view.js';
import type { CommissionView } from './commission.view.js';
import type { Commission } from './commission.store.js';

/** Filters of the list; newest first. */
export const listCommissionsQuery = pageQuery.extend({
  programId: idOf('program').optional(),
  affiliateId: idOf('affiliate').optional(),
  conversionId: idOf('conversion').optional(),
  status: z.enum(['pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed']).optional(),
  livemode: livemodeQuery,
});
export type ListCommissionsInput = z.infer<typeof listCommissionsQuery>;

export class ListCommissions extends Query<Page<CommissionView>> {
  constructor(
    readonly input: ListCommissionsInput,
    readonly scope: { readonly onlyLive?: boolean } = {},
  ) {
    super();
  }
}

@QueryHandler(ListCommissions)
export class ListCommissionsHandler implements IQueryHandler<ListCommissions> {
  constructor(@Inject(PrismaClient) private readonly prisma: PrismaClient) {}

  async execute({ input, scope }: ListCommissions): Promise<Page<CommissionView>> {
    const before = readCursor(input.cursor);
    const where: Prisma.CommissionWhereInput = {
      ...(input.programId === undefined ? {} : { programId: input.programId }),
      ...(input.affiliateId === undefined ? {} : { affiliateId: input.affiliateId }),
      ...(input.conversionId === undefined ? {} : { conversionId: input.conversionId }),
      ...(input.status === undefined ? {} : { status: input.status }),
      livemode: input.livemode,
      ...(scope.onlyLive === true ? { AND: { livemode: true } } : {}),
      ...(before === undefined ? {} : { id: { lt: before } }),
    };
    const rows = await this.prisma.commission.findMany({ where, orderBy: { id: 'desc' }, take: input.limit + 1 });
    return toPage(
      rows,
      input.limit,
      (row) => row.id,
      (row) => toCommissionView(row as Commission),
    );
  }
}
