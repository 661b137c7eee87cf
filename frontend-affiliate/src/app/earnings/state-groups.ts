import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { sumAmounts } from '../own-data/sum-amounts';

export type EarningState = ProgramEarnings['states'][number]['status'];

/** In the order in which people ask: what can I have, what will I have, what is stuck, what is done, what is gone. */
export const stateOrder: readonly EarningState[] = [
  'approved',
  'pending',
  'on_hold',
  'in_payout',
  'paid',
  'reversed',
  'rejected',
];

/** What is in one state, one amount for each currency; none where nothing is decided yet. */
export interface StateGroup {
  readonly state: EarningState;
  readonly count: number;
  readonly amounts: readonly string[];
}

/** States that hold something, over the given programs. */
export function stateGroups(earnings: readonly ProgramEarnings[]): readonly StateGroup[] {
  return stateOrder.flatMap((state) => {
    const rows = earnings.flatMap(({ states, currency }) =>
      states.filter(({ status }) => status === state).map((row) => ({ ...row, currency })),
    );
    const count = rows.reduce((sum, row) => sum + row.count, 0);
    return count === 0 ? [] : [{ state, count, amounts: amountsOf(rows) }];
  });
}

/** What is payable or on its way, one text for each currency: the page's first line. */
export function expected(earnings: readonly ProgramEarnings[]): readonly string[] {
  const rows = earnings.flatMap(({ states, currency }) =>
    states.filter(({ status }) => status === 'approved' || status === 'pending').map((row) => ({ ...row, currency })),
  );
  return amountsOf(rows);
}

function amountsOf(
  rows: readonly { readonly currency: string; readonly amount: { readonly amount: string } | null }[],
): readonly string[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const known = own.flatMap(({ amount }) => (amount === null ? [] : [amount.amount]));
    // Nothing remains of what was taken back or rejected: the count says it.
    const sum = { amount: sumAmounts(known), currency };
    return isZero(sum) ? [] : [formatMoney(sum)];
  });
}
