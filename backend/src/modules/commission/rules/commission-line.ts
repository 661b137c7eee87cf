import type { CommissionRule } from '../../../kernel/commission-rule.js';
import type { CommissionBaseKind } from './commission-base.js';
import type { CommissionOrder } from './evaluate-rule.js';
import type { Share } from './share.js';

/** What one rule pays one beneficiary: never changed, so that a refund finds it as it was decided. */
export interface CommissionLine {
  readonly ruleId: string;
  /** The version of the program's terms. */
  readonly ruleVersion: number;
  /** Null for a rule that pays by order. */
  readonly itemNo: number | null;
  readonly kind: CommissionRule['kind'];
  /** Null for a flat rule, and where there is no amount to pay on. */
  readonly baseMinor: bigint | null;
  /** The percentage, or the flat amount as a decimal. */
  readonly rate: string;
  /** Minor units of the commission's currency; null while it is undecided. */
  readonly amountMinor: bigint | null;
  readonly exchangeRateId: string | null;
  readonly inputs: LineInputs;
}

/** Everything that a refund needs to recompute a line. */
export interface LineInputs {
  /** The order as it was evaluated, in its own currency. */
  readonly order: CommissionOrder;
  /** On what a percentage is paid. */
  readonly base?: CommissionBaseKind | undefined;
  /** `position` counts the beneficiaries of the decision from 1, the earliest touchpoint first. */
  readonly share: Share & { readonly position: number };
  /** What all beneficiaries got together, where one rule served them all and the total was allocated. */
  readonly totalMinor?: bigint | undefined;
  /** Why it could not be computed. */
  readonly undecided?: UndecidedReason | undefined;
}

export const undecidedReasons = ['fx_rate_missing'] as const;
type UndecidedReason = (typeof undecidedReasons)[number];

/** The rule of a line as it was when the line was decided. */
export function ruleOfLine(line: CommissionLine, currency: string): CommissionRule {
  const { ruleId: id, ruleVersion: version, kind, rate, inputs } = line;
  if (kind === 'flat') return { id, version, kind, amount: rate, currency };
  if (inputs.base === undefined) throw new Error(`a line of rule ${id} has no base`);
  return { id, version, kind, percent: rate, base: inputs.base };
}
