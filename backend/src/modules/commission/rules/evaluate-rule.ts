import type { CommissionRule } from '../../../kernel/commission-rule.js';
import { type Decimal, divideHalfEven, parseDecimal } from '../../../kernel/decimal.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { parseAmount } from '../../../kernel/money.js';
import { commissionBase, type OrderAmounts } from './commission-base.js';
import type { Share } from './share.js';

/** An order whose amount may be unknown (a lead). */
export type CommissionOrder = Omit<OrderAmounts, 'amountMinor'> & { readonly amountMinor: bigint | null };

/** What a rule pays for a whole order, in minor units as an exact fraction: it is rounded once, for whom it is paid. */
export interface ExactAmount {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Null for a flat rule, and without an amount to pay on. */
  readonly baseMinor: bigint | null;
}

/**
 * What a rule pays for what remains of a whole order. A percentage of an action without an amount is nothing; a flat amount
 * stays whole until the refund is full. Throws `percent_invalid`, `refund_exceeds_remaining`.
 */
export function evaluateRule(rule: CommissionRule, order: CommissionOrder): ExactAmount {
  const { amountMinor, refundedMinor } = order;
  if (rule.kind === 'flat') {
    const gone = amountMinor !== null && refundedMinor > 0n && refundedMinor >= amountMinor;
    return { numerator: gone ? 0n : parseAmount(rule.amount, rule.currency), denominator: 1n, baseMinor: null };
  }
  const { percent } = boundedPercent(rule.percent);
  if (amountMinor === null) return { numerator: 0n, denominator: 1n, baseMinor: null };
  const baseMinor = commissionBase(rule.base, { ...order, amountMinor });
  return { numerator: baseMinor * percent.digits, denominator: 100n * 10n ** BigInt(percent.scale), baseMinor };
}

/** A share of an amount, or all of it, rounded half to even. */
export function rounded({ numerator, denominator }: ExactAmount, share: Share = wholeShare): bigint {
  return divideHalfEven(numerator * BigInt(share.numerator), denominator * BigInt(share.denominator));
}

const wholeShare: Share = { numerator: 1, denominator: 1 };

/** A percentage never earns more than its base: above 100 it is cut. */
export function boundedPercent(text: string): { percent: Decimal; capped: boolean } {
  const percent = parseDecimal(text);
  if (percent.digits < 0n) throw new DomainError('invalid', 'percent_invalid', 'A percentage is zero or more.');
  const capped = percent.digits > 100n * 10n ** BigInt(percent.scale);
  return { percent: capped ? { digits: 100n, scale: 0 } : percent, capped };
}
