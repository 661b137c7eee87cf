import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { Database } from '../../platform/database.js';
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
affiliateBalanceView.register(z.globalRegistry, { id: 'AffiliateBalance' });
export const affiliateBalancesView = z.object({ data: z.array(affiliateBalanceView) });
affiliateBalancesView.register(z.globalRegistry, { id: 'AffiliateBalanceList' });
export type AffiliateBalancesView = z.infer<typeof affiliateBalancesView>;

interface Row {
  programId: string;
  type: 'pending' | 'approved' | 'in_payout';
  currency: string;
  amountMinor: bigint;
}

/** What is owed to one affiliate in one mode: live and test money never stand beside each other. */
export class AffiliateBalances extends Query<AffiliateBalancesView> {
  constructor(
    readonly affiliateId: string,
    readonly livemode: boolean,
  ) {
    super();
  }
}

@QueryHandler(AffiliateBalances)
export class AffiliateBalancesHandler implements IQueryHandler<AffiliateBalances> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ affiliateId, livemode }: AffiliateBalances): Promise<AffiliateBalancesView> {
    const rows = await this.db.rows<Row>`
      select a.program_id as "programId", a.type, b.currency, b.amount_minor as "amountMinor"
      from ledger_accounts a join ledger_balances b on b.account_id = a.id
      where a.affiliate_id = ${affiliateId} and a.livemode = ${livemode}
      order by a.program_id, b.currency`;
    const groups = Map.groupBy(rows, (row) => `${row.programId}/${row.currency}`);
    return { data: [...groups.values()].map((group) => toView(group, livemode)) };
  }
}

/** Books keep what we owe as credit, below zero; people are shown it the other way round. */
function toView(rows: readonly Row[], livemode: boolean): z.infer<typeof affiliateBalanceView> {
  const [first] = rows;
  if (!first) throw new RangeError('a group has a row');
  const { programId, currency } = first;
  const owed = (type: Row['type']) => ({
    amount: formatAmount(-(rows.find((row) => row.type === type)?.amountMinor ?? 0n), currency),
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
