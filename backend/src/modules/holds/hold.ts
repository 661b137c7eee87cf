interface HoldRule {
  /** What is stopped while the hold is open. */
  readonly blocks: 'approval' | 'payout';
  /** What ends it without anybody's decision; null where a person has to. */
  readonly closesWhen: 'merchant_confirms' | 'rate_arrives' | null;
}

/** Why something is on hold, and what follows from it. */
export const holdRules = {
  /** The merchant has said that it is still to decide about the order. */
  merchant_pending: { blocks: 'approval', closesWhen: 'merchant_confirms' },
  /** A percentage of an order in another currency than its program's cannot be computed without a rate. */
  fx_rate_missing: { blocks: 'approval', closesWhen: 'rate_arrives' },
} as const satisfies Record<string, HoldRule>;
export type HoldReason = keyof typeof holdRules;

/** The reason that is shown where there is room for one. @param reasons of open holds, the oldest first */
export function oldestReason(reasons: readonly HoldReason[]): HoldReason | null {
  return reasons[0] ?? null;
}
