import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { PrismaClient } from '../../platform/database.js';
import { moneyView } from '../../platform/schemas.js';

/** What is owed to an affiliate in one program. Below zero, the affiliate's next earnings fill it first. */
export const affiliateBalanceView = z.object({
  programId: z.string(),
  livemode: z.boolean(),
  currency: z.string(),
  pending: moneyView,
  approved: moneyView,
  inPayout: moneyView,
});
export const affiliateBalancesView = z.object({ data: z.array(affiliateBalanceView) });
export type AffiliateBalancesView = z.infer<typeof affiliateBalancesView>;

interface Row {
  livemode: boolean;
  programId: string;
  book: 'pending' | 'approved' | 'in_payout';
  currency: string;
  amountMinor: bigint;
}

export class AffiliateBalances extends Query<AffiliateBalancesView> {
  constructor(readonly affiliateId: string) {
    super();
  }
}

@QueryHandler(AffiliateBalances)
export class AffiliateBalancesHandler implements IQueryHandler<AffiliateBalances> {
  constructor(@Inject(PrismaClient) private readonly prisma: PrismaClient) {}

  async execute({ affiliateId }: AffiliateBalances): Promise<AffiliateBalancesView> {
    const live = `affiliate/${affiliateId}/`;
    const rows = await this.prisma.$queryRaw<Row[]>`
      select not starts_with(account, 'test/') as livemode,
             split_part(account, '/', -2) as "programId", split_part(account, '/', -1) as book,
             currency, amount_minor as "amountMinor"
      from ledger_balances
      where (account >= ${live} and account < ${`${live}~`}) or (account >= ${`test/${live}`} and account < ${`test/${live}~`})
      order by 1 desc, 2, 4`;
    const groups = Map.groupBy(rows, (row) => `${row.livemode}/${row.programId}/${row.currency}`);
    return { data: [...groups.values()].map(toView) };
  }
}

/** Books keep what we owe as credit, below zero; people are shown it the other way round. */
function toView(rows: readonly Row[]): z.infer<typeof affiliateBalanceView> {
  const [first] = rows;
  if (!first) throw new RangeError('a group has a row');
  const { programId, livemode, currency } = first;
  const owed = (book: Row['book']) => ({
    amount: formatAmount(-(rows.find((row) => row.book === book)?.amountMinor ?? 0n), currency),
    currency,
  });
  return {
    programId,
    livemode,
    currency,
    pending: owed('pending'),
    approved: owed('approved'),
    inPayout: owed('in_payout'),
  };
}
