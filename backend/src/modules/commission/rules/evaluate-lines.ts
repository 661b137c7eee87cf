import { allocate } from '../../../kernel/allocate.js';
import type { CommissionRule } from '../../../kernel/commission-rule.js';
import type { CommissionLine, LineInputs } from './commission-line.js';
import { type CommissionOrder, evaluateRule, type ExactAmount, rounded } from './evaluate-rule.js';
import { assertShare, type Share, weightsOf } from './share.js';

/** A beneficiary's share and the rule that pays it. */
export interface RuledShare extends Share {
  readonly rule: CommissionRule;
}

/** What the commissions of one decision rest on. */
export interface EarningInput<S extends RuledShare = RuledShare> {
  readonly order: CommissionOrder;
  /** The program's, which is the commissions'. */
  readonly currency: string;
  /** One for each beneficiary, the earliest touchpoint first; they add up to 1. */
  readonly shares: readonly S[];
}

/**
 * What each beneficiary of a decision earns. Where one rule serves them all, the total is rounded half to even and allocated by
 * largest remainder, ties to the earlier touchpoint, so that the parts add up exactly; where they have rules of their own, each
 * rule is evaluated on the whole order and paid by share. Throws `percent_invalid`, `refund_exceeds_remaining`.
 * @returns a line for each share, in their order
 */
export function evaluateLines<S extends RuledShare>(input: EarningInput<S>): { share: S; line: CommissionLine }[] {
  const { shares } = input;
  shares.forEach(assertShare);
  const exact = shares.map(({ rule }) => evaluateUnlessForeign(rule, input));
  const totalMinor = totalOf(shares, exact);
  const parts = totalMinor === undefined ? [] : allocate(totalMinor, weightsOf(shares));
  return shares.map((share, position) => {
    const amount = exact[position] ?? null;
    const amountMinor = amount === null ? null : (parts[position] ?? rounded(amount, share));
    const inputs = { ...inputsOf(input.order, share, position), ...(totalMinor === undefined ? {} : { totalMinor }) };
    return { share, line: lineOf(share.rule, { baseMinor: amount?.baseMinor ?? null, amountMinor, inputs }) };
  });
}

function lineOf(
  rule: CommissionRule,
  { baseMinor, amountMinor, inputs }: Pick<CommissionLine, 'baseMinor' | 'amountMinor' | 'inputs'>,
): CommissionLine {
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    itemNo: null,
    kind: rule.kind,
    baseMinor,
    rate: rule.kind === 'percent' ? rule.percent : rule.amount,
    amountMinor,
    exchangeRateId: null,
    inputs: amountMinor === null ? { ...inputs, undecided: 'fx_rate_missing' } : inputs,
  };
}

function inputsOf(order: CommissionOrder, { numerator, denominator, rule }: RuledShare, position: number): LineInputs {
  const { amountMinor, taxMinor, shippingMinor, refundedMinor, currency } = order;
  return {
    order: { amountMinor, taxMinor, shippingMinor, refundedMinor, currency },
    ...(rule.kind === 'percent' ? { base: rule.base } : {}),
    share: { position: position + 1, numerator, denominator },
  };
}

/** A percentage of an order in another currency needs a rate before it is money of the program's currency: null. */
function evaluateUnlessForeign(rule: CommissionRule, { order, currency }: EarningInput): ExactAmount | null {
  return rule.kind === 'percent' && order.currency !== currency ? null : evaluateRule(rule, order);
}

/** What is to be allocated: nothing where there is one beneficiary, and where they have rules of their own. */
function totalOf(shares: readonly RuledShare[], exact: readonly (ExactAmount | null)[]): bigint | undefined {
  const [first, ...others] = shares;
  const amount = exact[0];
  const one = first !== undefined && others.every(({ rule }) => sameRule(rule, first.rule));
  return one && others.length > 0 && amount ? rounded(amount) : undefined;
}

/** An exception gives a beneficiary another rate under the same id and version. */
function sameRule(a: CommissionRule, b: CommissionRule): boolean {
  if (a.id !== b.id || a.version !== b.version) return false;
  if (a.kind === 'flat') return b.kind === 'flat' && a.amount === b.amount;
  return b.kind === 'percent' && a.percent === b.percent && a.base === b.base;
}
