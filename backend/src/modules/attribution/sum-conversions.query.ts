import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { Database } from '../../platform/database.js';
import { moneyView } from '../../platform/schemas.js';
import { empty, sql } from '../../platform/sql.js';
import type { Sql } from '../../platform/sql.js';
import type { ConversionFilter } from './conversion-filter.schema.js';
import { foundConversions } from './conversion-filter.store.js';
import type { ConversionScope } from './conversion-scope.js';

/** Beyond so many a list is not counted any further: what a number costs stays bounded whatever it is of. */
export const countedAtMost = 10_000;

/** How many conversions a filter finds, and what they come to. */
export const conversionSummary = z.object({
  count: z.int(),
  exact: z.boolean().meta({ description: 'false: there are more than `count`; then nothing is summed.' }),
  sums: z
    .array(
      z.object({
        currency: z.string(),
        amount: moneyView,
        refundedAmount: moneyView,
        commission: moneyView.meta({ description: 'What remains of it, in the currency of the programs.' }),
      }),
    )
    .nullable()
    .meta({ description: 'One per currency, never added up; null when not exact and for roles without amounts.' }),
});
conversionSummary.register(z.globalRegistry, { id: 'ConversionSummary' });
export type ConversionSummary = z.infer<typeof conversionSummary>;

interface CurrencyRow {
  readonly currency: string | null;
  readonly count: number;
  readonly amount: string;
  readonly refunded: string;
}

export class SumConversions extends Query<ConversionSummary> {
  constructor(
    readonly filter: ConversionFilter,
    readonly scope: ConversionScope,
  ) {
    super();
  }
}

@QueryHandler(SumConversions)
export class SumConversionsHandler implements IQueryHandler<SumConversions> {
  constructor(@Inject(Database) private readonly db: Database) {}

  async execute({ filter, scope }: SumConversions): Promise<ConversionSummary> {
    const found = sql`
      select c.id, c.currency, c.amount_minor, c.refunded_minor from ${foundConversions(filter, scope)}
      limit ${countedAtMost + 1}`;
    const orders = await this.db.rows<CurrencyRow>`
      select currency, count(*)::int as count, coalesce(sum(amount_minor), 0)::text as amount,
        coalesce(sum(refunded_minor), 0)::text as refunded
      from (${found}) as found group by currency`;
    const count = orders.reduce((sum, row) => sum + row.count, 0);
    const exact = count <= countedAtMost;
    if (!exact) return { count: countedAtMost, exact, sums: null };
    if (scope.withoutAmounts === true) return { count, exact, sums: null };
    return { count, exact, sums: sumsOf(orders, await this.commissions(found, scope)) };
  }

  private async commissions(found: Sql, { affiliateId }: ConversionScope): Promise<Map<string, bigint>> {
    const own = affiliateId === undefined ? empty : sql`and k.affiliate_id = ${affiliateId}`;
    const rows = await this.db.rows<{ currency: string; minor: string }>`
      select k.currency, coalesce(sum(k.amount_minor - k.reversed_minor), 0)::text as minor
      from (${found}) as found join commissions k on k.conversion_id = found.id ${own} group by k.currency`;
    return new Map(rows.map(({ currency, minor }) => [currency, BigInt(minor)]));
  }
}

/** The currency with the largest number of orders first. */
function sumsOf(orders: readonly CurrencyRow[], commissions: ReadonlyMap<string, bigint>): ConversionSummary['sums'] {
  const byCurrency = new Map(orders.flatMap((row) => (row.currency === null ? [] : [[row.currency, row] as const])));
  const currencies = [...new Set([...byCurrency.keys(), ...commissions.keys()])];
  const countOf = (currency: string) => byCurrency.get(currency)?.count ?? 0;
  return currencies
    .sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1))
    .map((currency) => {
      const row = byCurrency.get(currency);
      const money = (minor: bigint) => ({ amount: formatAmount(minor, currency), currency });
      return {
        currency,
        amount: money(BigInt(row?.amount ?? 0)),
        refundedAmount: money(BigInt(row?.refunded ?? 0)),
        commission: money(commissions.get(currency) ?? 0n),
      };
    });
}
