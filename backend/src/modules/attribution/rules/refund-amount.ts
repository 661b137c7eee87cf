import { parseDecimal } from '../../../kernel/decimal.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { parseAmount } from '../../../kernel/money.js';
import type { Money } from '../../../kernel/money.js';

/** What a refund asks for, in major units; both null: all that remains. */
export interface RequestedAmount {
  readonly amount: string | null;
  readonly currency: string | null;
}

/**
 * Reads what a refund asks for into minor units of its own currency, whether or not its sale is known yet.
 * Throws `amount_too_precise`, `amount_invalid`, `refund_amount_zero`.
 */
export function readRefundAmount(amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency);
  if (minor === 0n) throw refundAmountZero();
  return minor;
}

/** The same of one that was kept, perhaps before amounts were checked; null when it names none or cannot be read. */
export function readableRefund({ amount, currency }: RequestedAmount): Money | null {
  if (amount === null || currency === null) return null;
  try {
    return { minor: parseAmount(amount, currency), currency };
  } catch {
    return null;
  }
}

export function refundAmountZero(): DomainError {
  return new DomainError(
    'invalid',
    'refund_amount_zero',
    'A refund is more than zero; leave the amount out to refund the rest.',
    [{ path: 'amount', message: 'Send an amount above zero, or leave it out to refund the rest.' }],
  );
}

/** Whether two requests ask for the same: `10.5` and `010.50` are one amount. All that remains is no named amount. */
export function sameRefundAmount(a: RequestedAmount, b: RequestedAmount): boolean {
  if (a.amount === null || b.amount === null) return a.amount === b.amount;
  return a.currency === b.currency && sameNumber(a.amount, b.amount);
}

function sameNumber(a: string, b: string): boolean {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return x.digits * 10n ** BigInt(y.scale) === y.digits * 10n ** BigInt(x.scale);
}
