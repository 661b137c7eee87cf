import { describe, expect, test } from '@jest/globals';
import { storyEvents } from './story-events.js';
import type { StoryFacts } from './story-events.js';

const at = (time: string): Date => new Date(`2026-03-01T${time}Z`);

const commission = {
  affiliateId: 'aff_a',
  status: 'pending',
  holdReasons: [],
  currency: 'EUR',
  amountMinor: 800n,
  reversedMinor: 0n,
  recordedAt: at('12:00:05'),
  approveAfter: new Date('2026-03-31T12:00:05Z'),
  approvedAt: null,
};

const sale: StoryFacts = {
  clickedAt: at('11:00:00'),
  clickId: 'click-1',
  couponCode: null,
  conversion: {
    occurredAt: at('12:00:00'),
    recordedAt: at('12:00:05'),
    currency: 'EUR',
    amountMinor: 11900n,
    attributionReason: 'click_in_window',
    affiliateIds: ['aff_a'],
    status: 'recorded',
    rejectedAt: null,
    rejectionReason: null,
  },
  commissions: [commission],
  refunds: [],
  reversals: [],
};

const refund = {
  ...{ refundId: 'r-1', reason: 'returned', requestedAmount: '44.63', requestedCurrency: 'EUR' },
  ...{ appliedAt: null, amountMinor: null, failedAt: null, failureReason: null },
};

const kinds = (facts: StoryFacts): string[] => storyEvents(facts).map(({ kind }) => kind);

describe('the story of a conversion', () => {
  test('goes from the click to the approval that is due', () => {
    expect(kinds(sale)).toEqual(['clicked', 'ordered', 'recorded', 'attributed', 'accrued', 'approval_due']);
    expect(storyEvents(sale).at(-1)).toMatchObject({ amount: { minor: 800n, currency: 'EUR' }, affiliateId: 'aff_a' });
  });

  test('keeps cause before effect where one report did both at one time', () => {
    const at = sale.conversion.recordedAt;
    expect(kinds({ ...sale, conversion: { ...sale.conversion, occurredAt: at } }).slice(1, 5)).toEqual([
      ...['ordered', 'recorded', 'attributed', 'accrued'],
    ]);
  });

  test('of a partial refund: what was refunded, what was taken back, and what remains due', () => {
    const facts: StoryFacts = {
      ...sale,
      commissions: [{ ...commission, reversedMinor: 300n }],
      refunds: [{ ...refund, appliedAt: at('13:00:00'), amountMinor: 4463n }],
      reversals: [{ at: at('13:00:00'), affiliateId: 'aff_a', amountMinor: 300n, currency: 'EUR' }],
    };
    expect(kinds(facts).slice(-3)).toEqual(['refunded', 'reversed', 'approval_due']);
    expect(storyEvents(facts).at(-1)?.amount?.minor).toBe(500n);
  });

  test('case 3: a refund that came before the sale and did not fit it is told with its reason', () => {
    const failed = { ...refund, failedAt: at('12:00:00'), failureReason: 'refund_exceeds_remaining' };
    expect(storyEvents({ ...sale, refunds: [failed] })).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'refund_failed', reference: 'r-1', reason: 'refund_exceeds_remaining' },
        amount: { minor: 4463n, currency: 'EUR' },
      }),
    );
  });

  test('of nobody’s order ends with the reason', () => {
    const conversion = { ...sale.conversion, attributionReason: 'no_evidence', affiliateIds: [] };
    const facts = { ...sale, clickedAt: undefined, clickId: null, conversion, commissions: [] };
    expect(kinds(facts)).toEqual(['ordered', 'recorded', 'not_attributed']);
  });

  test('of a commission that waits for a rate says so instead of an amount', () => {
    const held = { ...commission, status: 'on_hold', holdReasons: ['fx_rate_missing'], amountMinor: null };
    expect(storyEvents({ ...sale, commissions: [held] }).at(-1)).toMatchObject({
      ...{ kind: 'held', amount: null, reason: 'fx_rate_missing' },
    });
  });

  test('of an approved commission has the approval in its place', () => {
    const approved = { ...commission, status: 'approved', approvedAt: new Date('2026-03-31T12:01:00Z') };
    expect(kinds({ ...sale, commissions: [approved] }).at(-1)).toBe('approved');
  });
});

test('case 2: an order that waits for the merchant earns and is held, and its rejection comes before what it takes back', () => {
  const held = { ...commission, status: 'on_hold', holdReasons: ['merchant_pending'] };
  expect(kinds({ ...sale, commissions: [held] }).slice(-2)).toEqual(['accrued', 'held']);

  const conversion = { ...sale.conversion, rejectedAt: at('13:00:00'), rejectionReason: 'Stolen card' };
  const reversals = [{ at: at('13:00:00'), affiliateId: 'aff_a', amountMinor: 800n, currency: 'EUR' }];
  const rejected = { ...sale, conversion, commissions: [{ ...commission, status: 'rejected' }], reversals };
  expect(kinds(rejected).slice(-2)).toEqual(['rejected', 'reversed']);
});
