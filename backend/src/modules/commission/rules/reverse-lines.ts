import { allocate } from '../../../kernel/allocate.js';
import { refundExceedsRemaining } from './commission-base.js';
import { type CommissionLine, ruleOfLine } from './commission-line.js';
import { type CommissionOrder, evaluateRule, rounded } from './evaluate-rule.js';
import { weightsOf } from './share.js';

/** A beneficiary's commission as a refund finds it. */
export interface StandingCommission {
  readonly currency: string;
  readonly lines: readonly CommissionLine[];
  /** What it still has; zero for what is undecided, rejected or reversed. */
  readonly standingMinor: bigint;
}

/** A refund to be taken off a decision's commissions. */
export interface RefundOfLines {
  /** What had been refunded of the order before. */
  readonly refundedMinor: bigint;
  /** Minor units of the order's currency; null: all that remains. */
  readonly refundMinor: bigint | null;
}

/**
 * What a refund takes back of each commission, in their order: zero or more, never more than it has. Everything is recomputed
 * from what the lines store on what remains of the order, so that no rounding adds up and a full refund takes exactly what is
 * left. Where one rule served all beneficiaries, the difference of the total is taken from each in proportion to what it still
 * has, by largest remainder, ties to the earlier touchpoint; else each is recomputed by itself. Throws `refund_exceeds_remaining`.
 * @param commissions all of the decision, the earliest touchpoint first
 */
export function reverseLines(commissions: readonly StandingCommission[], refund: RefundOfLines): bigint[] {
  const standing = commissions.map(({ standingMinor }) => standingMinor);
  const [order] = commissions.flatMap(({ lines }) => lines.map(({ inputs }) => inputs.order));
  if (order === undefined) return standing.map(() => 0n);
  const refundedMinor = refundedAfter(order, refund);
  // Stated, not computed: a full refund leaves nothing under any rule, also where there is no amount to compute with.
  if (refundedMinor === null) return standing;
  const parts = partsOf(commissions, refundedMinor);
  const together = commissions.every(({ lines }) => lines.every(({ inputs }) => inputs.totalMinor !== undefined));
  if (!together) return standing.map((has, i) => atLeastZero(has - (parts[i] ?? 0n)));
  const due = sum(parts.filter((_, i) => standing[i] !== 0n));
  const difference = atLeastZero(sum(standing) - due);
  return difference === 0n ? standing.map(() => 0n) : allocate(difference, standing);
}

/** What is refunded of the order with this refund; null when that is all of it. */
function refundedAfter(order: CommissionOrder, { refundedMinor, refundMinor }: RefundOfLines): bigint | null {
  const rest = (order.amountMinor ?? 0n) - refundedMinor;
  if (refundMinor !== null && (refundMinor > rest || refundMinor < 0n)) throw refundExceedsRemaining();
  return refundMinor === null || refundMinor === rest ? null : refundedMinor + refundMinor;
}

/** What each beneficiary's lines come to on what remains of the order. */
function partsOf(commissions: readonly StandingCommission[], refundedMinor: bigint): bigint[] {
  const partOf = (place: number, lineNo: number, currency: string, line: CommissionLine): bigint => {
    if (line.amountMinor === null) return 0n;
    const whole = evaluateRule(ruleOfLine(line, currency), { ...line.inputs.order, refundedMinor });
    if (line.inputs.totalMinor === undefined) return rounded(whole, line.inputs.share);
    const shares = commissions.flatMap(({ lines }) => lines[lineNo]?.inputs.share ?? []);
    return allocate(rounded(whole), weightsOf(shares))[place] ?? 0n;
  };
  return commissions.map(({ lines, currency }, place) =>
    sum(lines.map((line, lineNo) => partOf(place, lineNo, currency, line))),
  );
}

function atLeastZero(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}
