import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { amountsByCurrency, amountsIn } from '../own-data/amounts-by-currency';
import type { EarningState } from '../own-data/amounts-by-currency';

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

/** Of these nothing remains: their amount is what was taken back. */
const gone: readonly EarningState[] = ['reversed', 'rejected'];

/** What is in one state, one amount for each currency; none where nothing is decided yet. */
export interface StateGroup {
  readonly state: EarningState;
  readonly count: number;
  readonly amounts: readonly string[];
}

/** States that hold something, over the given programs. */
export function stateGroups(earnings: readonly ProgramEarnings[]): readonly StateGroup[] {
  return stateOrder.flatMap((state) => {
    const rows = earnings.flatMap(({ states }) => states.filter(({ status }) => status === state));
    const count = rows.reduce((sum, row) => sum + row.count, 0);
    if (count === 0) return [];
    const amounts = gone.includes(state)
      ? amountsByCurrency(rows.map(({ reversedAmount }) => reversedAmount)).map(negative)
      : amountsIn(earnings, state);
    return [{ state, count, amounts: amounts.map((amount) => formatMoney(amount)) }];
  });
}

/** The page's first line: what is payable and what is pending, one text for each currency; the two are never added up. */
export function balance(
  earnings: readonly ProgramEarnings[],
): Readonly<Record<'payable' | 'pending', readonly string[]>> {
  const texts = (state: EarningState) => amountsIn(earnings, state).map((amount) => formatMoney(amount));
  return { payable: texts('approved'), pending: texts('pending') };
}

function negative<T extends { readonly amount: string }>(money: T): T {
  return { ...money, amount: `-${money.amount}` };
}
