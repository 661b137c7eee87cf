import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import type { WhySum } from '@tributary/frontend-shared/why/why';
import { conversionStrings } from './conversions.strings';

type Commission = Conversion['commissions'][number];

/** The arithmetic of a commission, as it was stored with it when it was decided: nothing is computed here. */
export function commissionSum({ explanation, amount, reversedAmount, status }: Commission): WhySum[] {
  const taken = status === 'rejected' && amount !== null ? amount : reversedAmount;
  const text = (key: string): string => (typeof explanation[key] === 'string' ? explanation[key] : '');
  const [, rate = text('arithmetic')] = /^(.*?) (?:=|≈) /.exec(text('arithmetic')) ?? [];
  return [
    ...(text('baseArithmetic') === '' ? [] : [{ label: conversionStrings.base, value: text('baseArithmetic') }]),
    { label: rate.replace(/(\d) %/, '$1%'), value: amount === null ? '' : formatMoney(amount) },
    ...(isZero(taken) ? [] : [{ label: conversionStrings.takenBack, value: `−${formatMoney(taken)}` }]),
  ];
}

/** What remains of it; nothing while it is undecided. */
export function commissionResult({ remaining }: Commission): WhySum | undefined {
  return remaining === null ? undefined : { label: conversionStrings.remains, value: formatMoney(remaining) };
}
