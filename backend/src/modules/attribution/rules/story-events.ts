import { readableRefund } from './refund-amount.js';

/** What a conversion's story is told from. Amounts are minor units of `currency`. */
export interface StoryFacts {
  readonly clickedAt: Date | undefined;
  readonly clickId: string | null;
  readonly couponCode: string | null;
  readonly conversion: {
    readonly occurredAt: Date;
    readonly recordedAt: Date;
    readonly currency: string | null;
    readonly amountMinor: bigint | null;
    readonly attributionReason: string;
    /** Those who have a share. */
    readonly affiliateIds: readonly string[];
    readonly status: string;
    readonly rejectedAt: Date | null;
    readonly rejectionReason: string | null;
  };
  readonly commissions: readonly StoryCommission[];
  readonly refunds: readonly {
    readonly refundId: string;
    readonly appliedAt: Date | null;
    readonly amountMinor: bigint | null;
    readonly reason: string;
    readonly requestedAmount: string | null;
    readonly requestedCurrency: string | null;
    readonly failedAt: Date | null;
    readonly failureReason: string | null;
  }[];
  /** Parts of commissions taken back. */
  readonly reversals: readonly {
    readonly at: Date;
    readonly affiliateId: string;
    readonly amountMinor: bigint;
    readonly currency: string;
  }[];
}

interface StoryCommission {
  readonly affiliateId: string;
  readonly status: string;
  /** Why it is on hold, the oldest reason first. */
  readonly holdReasons: readonly string[];
  readonly currency: string;
  readonly amountMinor: bigint | null;
  readonly reversedMinor: bigint;
  readonly recordedAt: Date;
  readonly approveAfter: Date;
  readonly approvedAt: Date | null;
}

/** The kinds of events, in the order in which they follow from each other. */
export const storyKinds = [
  'clicked',
  'coupon_used',
  'ordered',
  'recorded',
  'attributed',
  'not_attributed',
  'accrued',
  'held',
  'refunded',
  'refund_failed',
  'rejected',
  'reversed',
  'approved',
  'approval_due',
] as const;
export type StoryKind = (typeof storyKinds)[number];

/** One event. `reference` is a click id, coupon code or refund id; `reason` a reason code or a person's words. */
export interface StoryEvent {
  readonly kind: StoryKind;
  readonly at: Date;
  readonly amount: { readonly minor: bigint; readonly currency: string } | null;
  readonly affiliateId: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
}

/** Everything that happened to a conversion, in order, and what is going to happen: a commission that awaits approval. */
export function storyEvents(facts: StoryFacts): StoryEvent[] {
  const events = [
    ...beforeTheOrder(facts),
    ...theOrder(facts),
    ...facts.commissions.flatMap(commissionEvents),
    ...facts.refunds.flatMap((refund) => refundEvents(refund, facts.conversion)),
    ...facts.reversals.map(({ at, affiliateId, amountMinor, currency }) =>
      event('reversed', at, { affiliateId, amount: money(amountMinor, currency) }),
    ),
  ];
  // What one report did has one time: then the order of cause and effect tells them apart.
  return events.sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a.kind) - rank(b.kind));
}

function beforeTheOrder({ clickedAt, clickId, couponCode, conversion }: StoryFacts): StoryEvent[] {
  return [
    ...(clickedAt === undefined ? [] : [event('clicked', clickedAt, { reference: clickId })]),
    ...(couponCode === null ? [] : [event('coupon_used', conversion.occurredAt, { reference: couponCode })]),
  ];
}

function theOrder({ conversion: c }: StoryFacts): StoryEvent[] {
  return [
    event('ordered', c.occurredAt, { amount: money(c.amountMinor, c.currency) }),
    event('recorded', c.recordedAt),
    ...attributions(c),
    ...(c.rejectedAt === null ? [] : [event('rejected', c.rejectedAt, { reason: c.rejectionReason })]),
  ];
}

function attributions({ affiliateIds, recordedAt, attributionReason: reason }: StoryFacts['conversion']): StoryEvent[] {
  if (affiliateIds.length === 0) return [event('not_attributed', recordedAt, { reason })];
  return affiliateIds.map((affiliateId) => event('attributed', recordedAt, { affiliateId, reason }));
}

function commissionEvents(c: StoryCommission): StoryEvent[] {
  const { affiliateId } = c;
  const [held] = c.holdReasons;
  const remaining = c.amountMinor === null ? null : c.amountMinor - c.reversedMinor;
  return [
    ...(c.amountMinor === null
      ? []
      : [event('accrued', c.recordedAt, { affiliateId, amount: money(c.amountMinor, c.currency) })]),
    ...(held === undefined ? [] : [event('held', c.recordedAt, { affiliateId, reason: held })]),
    ...(c.approvedAt === null ? [] : [event('approved', c.approvedAt, { affiliateId })]),
    ...(c.status === 'pending'
      ? [event('approval_due', c.approveAfter, { affiliateId, amount: money(remaining, c.currency) })]
      : []),
  ];
}

/** What was applied, or was not: then with what had been asked for, in whatever currency, and the code of why. */
function refundEvents(refund: StoryFacts['refunds'][number], c: StoryFacts['conversion']): StoryEvent[] {
  const { refundId: reference, appliedAt, failedAt, failureReason } = refund;
  if (appliedAt !== null) {
    return [
      event('refunded', appliedAt, { amount: money(refund.amountMinor, c.currency), reference, reason: refund.reason }),
    ];
  }
  if (failureReason === null) return [];
  const amount = readableRefund({ amount: refund.requestedAmount, currency: refund.requestedCurrency });
  return [event('refund_failed', failedAt ?? c.recordedAt, { amount, reference, reason: failureReason })];
}

function event(kind: StoryKind, at: Date, more: Partial<Omit<StoryEvent, 'kind' | 'at'>> = {}): StoryEvent {
  return { kind, at, amount: null, affiliateId: null, reference: null, reason: null, ...more };
}

function money(minor: bigint | null, currency: string | null): StoryEvent['amount'] {
  return minor === null || currency === null ? null : { minor, currency };
}

function rank(kind: StoryKind): number {
  return storyKinds.indexOf(kind);
}
