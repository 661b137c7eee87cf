import { formatAmount } from '../../kernel/money.js';
import type { CommissionDelta, CommissionState } from '../../contracts/commission-state.js';
import type { CommissionState as Status } from '../../kernel/states.js';
import { oldestReason } from '../holds/public.js';
import type { HoldReason } from '../holds/public.js';
import type { CommissionLine } from './rules/commission-line.js';

/** A commission as stored; amounts in minor units of `currency`, the program's. */
export interface Commission {
  readonly id: string;
  readonly conversionId: string;
  /** The decision of the conversion that it comes of. */
  readonly decisionNo: number;
  readonly programId: string;
  readonly merchantId: string;
  readonly affiliateId: string;
  readonly linkId: string | null;
  readonly livemode: boolean;
  readonly status: Status;
  /** Of its open holds, the oldest first. */
  readonly holdReasons: readonly HoldReason[];
  readonly currency: string;
  /** As accrued, the sum of its lines; null while it is undecided. */
  readonly amountMinor: bigint | null;
  readonly reversedMinor: bigint;
  readonly termsVersion: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly approveAfter: Date;
  readonly approvedAt: Date | null;
  readonly version: number;
  /** One for each rule that pays it, at least one. */
  readonly lines: readonly [CommissionLine, ...CommissionLine[]];
}

/** What remains of it after reversals; zero while it is undecided and when it was rejected. */
export function standingMinor({ status, amountMinor, reversedMinor }: Commission): bigint {
  return status === 'rejected' ? 0n : (amountMinor ?? 0n) - reversedMinor;
}

/** What events say of a commission. */
export function toCommissionState(c: Commission): CommissionState {
  const text = (minor: bigint) => formatAmount(minor, c.currency);
  const [{ baseMinor }] = c.lines;
  return {
    id: c.id,
    conversionId: c.conversionId,
    merchantId: c.merchantId,
    programId: c.programId,
    affiliateId: c.affiliateId,
    linkId: c.linkId,
    livemode: c.livemode,
    status: c.status,
    holdReason: oldestReason(c.holdReasons),
    currency: c.currency,
    amount: c.amountMinor === null ? null : text(c.amountMinor),
    reversedAmount: text(c.reversedMinor),
    baseAmount: baseMinor === null ? null : text(baseMinor),
    termsVersion: c.termsVersion,
    occurredAt: c.occurredAt.toISOString(),
    recordedAt: c.recordedAt.toISOString(),
    approveAfter: c.approveAfter.toISOString(),
  };
}

/** Signed amounts in minor units as an event's delta. */
export function toCommissionDelta(
  currency: string,
  delta: { earned: bigint; pending: bigint; approved: bigint },
): CommissionDelta {
  const text = (minor: bigint) => formatAmount(minor, currency);
  return { earned: text(delta.earned), pending: text(delta.pending), approved: text(delta.approved) };
}
