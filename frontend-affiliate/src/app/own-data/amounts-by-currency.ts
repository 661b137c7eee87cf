import type { Money, ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { isZero } from '@tributary/frontend-shared/money/format-money';
import { sumAmounts } from './sum-amounts';

export type EarningState = ProgramEarnings['states'][number]['status'];

/** What is in one state over some programs, one amount for each currency that has any. Currencies are never added up. */
export function amountsIn(earnings: readonly ProgramEarnings[], state: EarningState): readonly Money[] {
  return amountsByCurrency(
    earnings.flatMap(({ states }) =>
      states.flatMap(({ status, amount }) => (status === state && amount !== null ? [amount] : [])),
    ),
  );
}

/** The sum of each currency, in the order in which they come; without those that are zero. */
export function amountsByCurrency(amounts: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const sum = { amount: sumAmounts(own.map(({ amount }) => amount)), currency };
    return isZero(sum) ? [] : [sum];
  });
}
