import type { Money } from '@tributary/frontend-shared/api/generated/schema';

/** `minuend − subtrahend`, exact. RangeError when they are of different currencies. */
export function moneyDifference(minuend: Money, subtrahend: Money): Money {
  if (minuend.currency !== subtrahend.currency) throw new RangeError('amounts of different currencies');
  const scale = Math.max(decimalsOf(minuend.amount), decimalsOf(subtrahend.amount));
  const digits = scaled(minuend.amount, scale) - scaled(subtrahend.amount, scale);
  return { amount: decimalText(digits, scale), currency: minuend.currency };
}

/** The exact sum of decimal texts of one currency, with as many decimals as the most precise of them. */
export function amountSum(amounts: readonly string[]): string {
  const scale = Math.max(0, ...amounts.map(decimalsOf));
  return decimalText(
    amounts.reduce((sum, amount) => sum + scaled(amount, scale), 0n),
    scale,
  );
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

function scaled(amount: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function decimalText(digits: bigint, scale: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const amount = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  return digits < 0n ? `-${amount}` : amount;
}
