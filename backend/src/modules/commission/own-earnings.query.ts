import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { Database } from '../../platform/database.js';
import { moneyView, timestampView } from '../../platform/schemas.js';
import { commissionView } from './commission.view.js';

/** What an affiliate has earned in one program, by state. Programs without commissions are left out. */
export const programEarningsView = z.object({
  programId: z.string(),
  programName: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  states: z.array(
    z.object({
      status: commissionView.shape.status,
      count: z.int(),
      /** What remains after reversals; null while none of it can be decided. */
      amount: moneyView.nullable(),
      reversedAmount: moneyView.meta({
        description: 'What refunds and rejections took back of what is in this state.',
      }),
    }),
  ),
  /** The first day, in the program's time zone, on which pending commissions become payable, and how much does. */
  next: z.object({ date: z.string(), at: timestampView, count: z.int(), amount: moneyView }).nullable(),
});
programEarningsView.register(z.globalRegistry, { id: 'ProgramEarnings' });
export type ProgramEarningsView = z.infer<typeof programEarningsView>;

export const ownEarningsView = z.object({ data: z.array(programEarningsView), nextCursor: z.null() });
ownEarningsView.register(z.globalRegistry, { id: 'ProgramEarningsList' });
export type OwnEarningsView = z.infer<typeof ownEarningsView>;

interface StateRow {
  readonly programId: string;
  readonly programName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly status: ProgramEarningsView['states'][number]['status'];
  readonly count: number;
  readonly minor: string | null;
  readonly reversed: string;
}

interface NextRow {
  readonly programId: string;
  readonly date: string;
  readonly at: Date;
  readonly count: number;
  readonly minor: string;
}

/** Live earnings of one affiliate. */
export class OwnEarnings extends Query<OwnEarningsView> {
  constructor(readonly affiliateId: string) {
    super();
  }
}

@QueryHandler(OwnEarnings)
export class OwnEarningsHandler implements IQueryHandler<OwnEarnings> {
  constructor(private readonly db: Database) {}

  async execute({ affiliateId }: OwnEarnings): Promise<OwnEarningsView> {
    const [states, nexts] = await Promise.all([this.states(affiliateId), this.nexts(affiliateId)]);
    const next = new Map(nexts.map((row) => [row.programId, row]));
    const programs = Map.groupBy(states, ({ programId }) => programId);
    const data = [...programs].map(([programId, rows]) => toView(programId, rows, next.get(programId)));
    return { data, nextCursor: null };
  }

  private states(affiliateId: string): Promise<StateRow[]> {
    return this.db.rows<StateRow>`
      select p.id as "programId", p.name as "programName", p.currency, p.time_zone as "timeZone", c.status, c.count, c.minor,
        c.reversed
      from (select program_id, status, count(*)::float8 as count, sum(amount_minor - reversed_minor)::text as minor,
              sum(reversed_minor)::text as reversed
            from commissions where affiliate_id = ${affiliateId} and livemode group by program_id, status) c
      join programs p on p.id = c.program_id
      order by p.id, c.status`;
  }

  private nexts(affiliateId: string): Promise<NextRow[]> {
    return this.db.rows<NextRow>`
      select day.program_id as "programId", to_char(day.date, 'YYYY-MM-DD') as date, min(c.approve_after) as at,
        count(*)::float8 as count, sum(c.amount_minor - c.reversed_minor)::text as minor
      from (
        select p.id as program_id, p.time_zone, (first.approve_after at time zone p.time_zone)::date as date
        from program_affiliates m join programs p on p.id = m.program_id
        cross join lateral (
          select approve_after from commissions
          where affiliate_id = m.affiliate_id and program_id = p.id and status = 'pending' and livemode
          order by approve_after limit 1) as first
        where m.affiliate_id = ${affiliateId}) as day
      join commissions c on c.affiliate_id = ${affiliateId} and c.program_id = day.program_id and c.status = 'pending'
        and c.livemode and c.approve_after < (day.date + 1)::timestamp at time zone day.time_zone
      group by day.program_id, day.date`;
  }
}

function toView(programId: string, rows: readonly StateRow[], next: NextRow | undefined): ProgramEarningsView {
  const [{ programName, currency, timeZone } = { programName: '', currency: '', timeZone: 'UTC' }] = rows;
  const money = (minor: string) => ({ amount: formatAmount(BigInt(minor), currency), currency });
  return {
    ...{ programId, programName, currency, timeZone },
    states: rows.map(({ status, count, minor, reversed }) => ({
      ...{ status, count, amount: minor === null ? null : money(minor) },
      reversedAmount: money(reversed),
    })),
    next: next ? { date: next.date, at: next.at.toISOString(), count: next.count, amount: money(next.minor) } : null,
  };
}
