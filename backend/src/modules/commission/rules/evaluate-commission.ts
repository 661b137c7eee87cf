import type { CommissionRule, FlatRule, PercentRule } from '../../../kernel/commission-rule.js';
import { type Decimal, divideHalfEven, parseDecimal } from '../../../kernel/decimal.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { formatAmount, parseAmount } from '../../../kernel/money.js';
import { commissionBase, type CommissionBaseKind, type OrderAmounts } from './commission-base.js';
import { assertShare, type Share, shareText } from './share.js';

/** An order whose amount may be unknown (a lead). */
export type CommissionOrder = Omit<OrderAmounts, 'amountMinor'> & { readonly amountMinor: bigint | null };

/** What one beneficiary's commission rests on. */
export interface CommissionInput {
  readonly rule: CommissionRule;
  readonly order: CommissionOrder;
  readonly share: Share;
}

/** How an amount was reached, in words and figures; plain JSON, stored with the commission. */
export interface CommissionExplanation {
  readonly ruleVersion: number;
  readonly kind: 'percent' | 'flat';
  readonly percent?: string;
  readonly base?: CommissionBaseKind;
  readonly baseArithmetic?: string;
  readonly capped?: 'base';
  /** Why it is nothing. */
  readonly reason?: 'amount_missing';
  readonly share: string;
  readonly arithmetic: string;
}

/** A commission in minor units of `currency`; `baseMinor` is null for a flat rule and without an amount to pay on. */
export interface EvaluatedCommission {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly baseMinor: bigint | null;
  readonly explanation: CommissionExplanation;
}

/**
 * What one beneficiary earns: the rule on what remains of the whole order, times the share, rounded half to even once.
 * A percentage of an action without an amount is nothing. Throws `percent_invalid`, `refund_exceeds_remaining`.
 */
export function evaluateCommission({ rule, order, share }: CommissionInput): EvaluatedCommission {
  assertShare(share);
  return rule.kind === 'percent' ? evaluatePercent(rule, order, share) : evaluateFlat(rule, order, share);
}

function evaluatePercent(rule: PercentRule, order: CommissionOrder, share: Share): EvaluatedCommission {
  if (order.amountMinor === null) return evaluateNothing(rule, order, share);
  const { currency } = order;
  const base = commissionBase(rule.base, { ...order, amountMinor: order.amountMinor });
  const { percent, capped } = boundedPercent(rule.percent);
  const numerator = base.minor * percent.digits * BigInt(share.numerator);
  const denominator = 100n * 10n ** BigInt(percent.scale) * BigInt(share.denominator);
  const amountMinor = divideHalfEven(numerator, denominator);
  const percentText = capped ? `100 % (capped from ${rule.percent} %)` : `${rule.percent} %`;
  const left = `${percentText} of ${formatAmount(base.minor, currency)} ${currency}${shareText(share)}`;
  const right = `${formatAmount(amountMinor, currency)} ${currency}`;
  return {
    amountMinor,
    currency,
    baseMinor: base.minor,
    explanation: {
      ruleVersion: rule.version,
      kind: 'percent',
      percent: rule.percent,
      base: rule.base,
      baseArithmetic: base.arithmetic,
      ...(capped ? { capped: 'base' as const } : {}),
      share: `${share.numerator}/${share.denominator}`,
      arithmetic: equation(left, right, amountMinor * denominator === numerator),
    },
  };
}

function evaluateNothing(rule: PercentRule, { currency }: CommissionOrder, share: Share): EvaluatedCommission {
  return {
    amountMinor: 0n,
    currency,
    baseMinor: null,
    explanation: {
      ruleVersion: rule.version,
      kind: 'percent',
      percent: rule.percent,
      base: rule.base,
      reason: 'amount_missing',
      share: `${share.numerator}/${share.denominator}`,
      arithmetic: `${rule.percent} % of an amount that was not reported = ${formatAmount(0n, currency)} ${currency}`,
    },
  };
}

function evaluateFlat(rule: FlatRule, order: CommissionOrder, share: Share): EvaluatedCommission {
  const gone = order.amountMinor !== null && order.refundedMinor > 0n && order.refundedMinor >= order.amountMinor;
  const ruleMinor = parseAmount(rule.amount, rule.currency);
  const whole = gone ? 0n : ruleMinor;
  const [numerator, denominator] = [whole * BigInt(share.numerator), BigInt(share.denominator)];
  const amountMinor = divideHalfEven(numerator, denominator);
  const text = (minor: bigint) => `${formatAmount(minor, rule.currency)} ${rule.currency}`;
  const left = `flat ${text(ruleMinor)}${shareText(share)}`;
  return {
    amountMinor,
    currency: rule.currency,
    baseMinor: null,
    explanation: {
      ruleVersion: rule.version,
      kind: 'flat',
      share: `${share.numerator}/${share.denominator}`,
      arithmetic: gone
        ? `${left}, nothing after a full refund`
        : equation(left, text(amountMinor), amountMinor * denominator === numerator),
    },
  };
}

/** A percentage never earns more than its base: above 100 it is cut, and the cut is told. */
function boundedPercent(text: string): { percent: Decimal; capped: boolean } {
  const percent = parseDecimal(text);
  if (percent.digits < 0n) throw new DomainError('invalid', 'percent_invalid', 'A percentage is zero or more.');
  const capped = percent.digits > 100n * 10n ** BigInt(percent.scale);
  return { percent: capped ? { digits: 100n, scale: 0 } : percent, capped };
}

function equation(left: string, right: string, exact: boolean): string {
  return exact ? `${left} = ${right}` : `${left} ≈ ${right}, rounded half-even`;
}
