import { z } from 'zod';
import { formatAmount } from '../../kernel/money.js';
import { moneyView, timestampView } from '../../platform/schemas.js';
import { oldestReason } from '../holds/public.js';
import { standingMinor } from './commission.js';
import type { Commission } from './commission.js';
import { explainLine } from './rules/explain-line.js';

/** One beneficiary's commission, as merchants, staff and the affiliate see it. */
export const commissionView = z.object({
  id: z.string(),
  conversionId: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  livemode: z.boolean(),
  status: z.enum(['pending', 'on_hold', 'approved', 'in_payout', 'paid', 'rejected', 'reversed']),
  holdReason: z.string().nullable(),
  /** As accrued; null while it cannot be decided. */
  amount: moneyView.nullable(),
  reversedAmount: moneyView,
  /** What remains of it. */
  remaining: moneyView.nullable(),
  /** On what a percentage was paid; null for a flat commission and while it cannot be decided. */
  base: moneyView.nullable(),
  termsVersion: z.int(),
  /** How it was computed, in plain arithmetic. */
  explanation: z.record(z.string(), z.unknown()),
  recordedAt: timestampView,
  approveAfter: timestampView,
  approvedAt: timestampView.nullable(),
});
commissionView.register(z.globalRegistry, { id: 'Commission' });
export type CommissionView = z.infer<typeof commissionView>;

export function toCommissionView(c: Commission): CommissionView {
  const money = (minor: bigint) => ({ amount: formatAmount(minor, c.currency), currency: c.currency });
  // One line pays it, as long as there is one rule; its base and arithmetic are the commission's.
  const [line] = c.lines;
  return {
    id: c.id,
    conversionId: c.conversionId,
    programId: c.programId,
    affiliateId: c.affiliateId,
    livemode: c.livemode,
    status: c.status,
    holdReason: oldestReason(c.holdReasons),
    amount: c.amountMinor === null ? null : money(c.amountMinor),
    reversedAmount: money(c.reversedMinor),
    remaining: c.amountMinor === null ? null : money(standingMinor(c)),
    base: line.baseMinor === null ? null : money(line.baseMinor),
    termsVersion: c.termsVersion,
    explanation: { ...explainLine(line, c.currency) },
    recordedAt: c.recordedAt.toISOString(),
    approveAfter: c.approveAfter.toISOString(),
    approvedAt: c.approvedAt?.toISOString() ?? null,
  };
}
