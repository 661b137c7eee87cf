import { divideHalfEven } from '../../../kernel/decimal.js';
import { formatAmount, parseAmount } from '../../../kernel/money.js';
import { type CommissionBaseKind, type OrderAmounts, wholeBase } from './commission-base.js';
import { type CommissionLine, ruleOfLine } from './commission-line.js';
import { type CommissionOrder, boundedPercent, evaluateRule, type ExactAmount } from './evaluate-rule.js';
import type { Share } from './share.js';

/** How an amount was reached, in words and figures; plain JSON. */
export interface CommissionExplanation {
  readonly ruleVersion: number;
  /** Why it could not be computed yet. */
  readonly onHold?: string;
  readonly kind?: 'percent' | 'flat';
  readonly percent?: string;
  readonly base?: CommissionBaseKind;
  readonly baseArithmetic?: string;
  readonly capped?: 'base';
  /** Why it is nothing. */
  readonly reason?: 'amount_missing';
  readonly share?: string;
  readonly arithmetic?: string;
}

/**
 * Puts a line into words, from what it stores.
 * @param currency of the commission
 */
export function explainLine(line: CommissionLine, currency: string): CommissionExplanation {
  const { kind, rate, inputs, amountMinor, ruleVersion } = line;
  const { share, order, base, undecided } = inputs;
  if (amountMinor === null) return { ruleVersion, ...(undecided === undefined ? {} : { onHold: undecided }) };
  const shareOf = `${share.numerator}/${share.denominator}`;
  if (kind === 'flat') {
    return { ruleVersion, kind, share: shareOf, arithmetic: flatArithmetic(line, amountMinor, currency) };
  }
  const percent = { ruleVersion, kind, percent: rate, ...(base === undefined ? {} : { base }) };
  if (base === undefined || order.amountMinor === null) {
    const arithmetic = `${rate} % of an amount that was not reported = ${textOf(0n, currency)}`;
    return { ...percent, reason: 'amount_missing', share: shareOf, arithmetic };
  }
  const { capped } = boundedPercent(rate);
  return {
    ...percent,
    baseArithmetic: explainBase(base, { ...order, amountMinor: order.amountMinor }),
    ...(capped ? { capped: 'base' as const } : {}),
    share: shareOf,
    arithmetic: percentArithmetic(line, amountMinor, currency),
  };
}

/** How a commission base was reached, in words and figures. */
export function explainBase(kind: CommissionBaseKind, order: OrderAmounts): string {
  const { amountMinor, taxMinor, shippingMinor, refundedMinor, currency } = order;
  const text = (minor: bigint) => formatAmount(minor, currency);
  const whole = wholeBase(kind, order);
  const wholeText =
    kind === 'net'
      ? `${text(amountMinor)} − ${text(taxMinor)} tax − ${text(shippingMinor)} shipping = ${text(whole)} ${currency}`
      : `${text(amountMinor)} ${currency}`;
  if (refundedMinor === 0n) return wholeText;
  const rest = amountMinor - refundedMinor;
  const remains = divideHalfEven(whole * rest, amountMinor);
  return `${wholeText}; ${text(rest)} of ${text(amountMinor)} remains after refunds, leaving ${text(remains)} ${currency}`;
}

function percentArithmetic(line: CommissionLine, amountMinor: bigint, currency: string): string {
  const { rate, baseMinor, inputs } = line;
  const percent = boundedPercent(rate).capped ? `100 % (capped from ${rate} %)` : `${rate} %`;
  const left = `${percent} of ${textOf(baseMinor ?? 0n, currency)}${timesShare(inputs.share)}`;
  return equation(left, { line, amountMinor, currency });
}

function flatArithmetic(line: CommissionLine, amountMinor: bigint, currency: string): string {
  const { rate, inputs } = line;
  const left = `flat ${textOf(parseAmount(rate, currency), currency)}${timesShare(inputs.share)}`;
  const gone = isRefunded(inputs.order);
  return gone ? `${left}, nothing after a full refund` : equation(left, { line, amountMinor, currency });
}

function isRefunded({ amountMinor, refundedMinor }: CommissionOrder): boolean {
  return amountMinor !== null && refundedMinor > 0n && refundedMinor >= amountMinor;
}

/** `left = amount`, or `left ≈ amount` and how it was rounded. */
function equation(
  left: string,
  { line, amountMinor, currency }: { line: CommissionLine; amountMinor: bigint; currency: string },
): string {
  const { share, totalMinor, order } = line.inputs;
  const right = textOf(amountMinor, currency);
  if (isExact(evaluateRule(ruleOfLine(line, currency), order), share, amountMinor)) return `${left} = ${right}`;
  if (totalMinor === undefined) return `${left} ≈ ${right}, rounded half-even`;
  return `${left} ≈ ${right}, rounded so that all shares add up to ${textOf(totalMinor, currency)}`;
}

function isExact({ numerator, denominator }: ExactAmount, share: Share, amountMinor: bigint): boolean {
  return numerator * BigInt(share.numerator) === amountMinor * denominator * BigInt(share.denominator);
}

/** " × 1/2", or nothing for a whole share. */
function timesShare({ numerator, denominator }: Share): string {
  return numerator === denominator ? '' : ` × ${numerator}/${denominator}`;
}

function textOf(minor: bigint, currency: string): string {
  return `${formatAmount(minor, currency)} ${currency}`;
}
