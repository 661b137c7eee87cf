import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { sumAmounts } from '../own-data/sum-amounts';

/** The first day on which something of a currency becomes payable, and how much, over all programs. */
export interface NextPayable {
  readonly date: string;
  /** The first moment of it. */
  readonly at: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly count: number;
}

export function nextPayable(earnings: readonly ProgramEarnings[], currency: string): NextPayable | undefined {
  const nexts = earnings.flatMap((program) => (program.currency === currency && program.next ? [program.next] : []));
  const date = nexts.map((next) => next.date).sort()[0];
  if (date === undefined) return undefined;
  const same = nexts.filter((next) => next.date === date);
  return {
    date,
    at: same.map(({ at }) => at).sort()[0] ?? '',
    amount: { amount: sumAmounts(same.map(({ amount }) => amount.amount)), currency },
    count: same.reduce((sum, { count }) => sum + count, 0),
  };
}
