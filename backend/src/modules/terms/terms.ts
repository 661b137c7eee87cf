import type { CommissionRule } from '../../kernel/commission-rule.js';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import { baseRuleId } from './terms-document.js';
import type { TermsDocument } from './terms-document.js';
import type { TermsInput } from './terms.schema.js';

/** One version of how a program pays, as published. */
export interface Terms extends TermsDocument {
  readonly programId: string;
  readonly version: number;
  readonly effectiveFrom: Date;
}

/** The terms of a program at a time, and those that follow next. */
export interface StandingTerms {
  readonly inForce: Terms;
  readonly upcoming: Terms | null;
}

/**
 * The rule that pays: the first, as long as rules have no conditions.
 * @param currency of the program
 */
export function payingRule({ commissionRules: [rule], version }: Terms, currency: string): CommissionRule {
  return rule.kind === 'flat' ? { ...rule, version, currency } : { ...rule, version };
}

/** @throws DomainError `amount_too_precise` for more decimals than the program's currency has */
export function documentOf(input: TermsInput, currency: string): TermsDocument {
  const { commission, attributionModel: model, windowDays, holdDays } = input;
  const rate =
    commission.kind === 'flat'
      ? { ...commission, amount: formatAmount(parseAmount(commission.amount, currency), currency) }
      : commission;
  return { attribution: { model, windowDays }, commissionRules: [{ id: baseRuleId, ...rate }], holdDays };
}
