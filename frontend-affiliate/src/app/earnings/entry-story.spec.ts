import { expect, test } from 'vitest';
import type { CommissionRow, Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { commissionEquation, commissionSum, entryStory } from './entry-story';
import type { ToldCommission } from './entry-story';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const commission = (fields: Partial<ToldCommission> = {}): ToldCommission => ({
  ...{ id: 'com_1', conversionId: 'con_1', programId: 'prg_1', affiliateId: 'aff_1', livemode: true, termsVersion: 1 },
  ...{ status: 'pending', holdReason: null, amount: eur('5.65'), remaining: eur('5.65'), base: eur('70.59') },
  ...{ reversedAmount: eur('0.00'), recordedAt: '2026-11-03T15:00:00Z', approveAfter: '2026-12-03T15:00:00Z' },
  approvedAt: null,
  explanation: { kind: 'percent', percent: '8', base: 'net', share: '1/1', arithmetic: '8% of 70.59 EUR ≈ 5.65 EUR' },
  ...fields,
});
const clickedAt = '2026-11-03T13:02:00Z';
const conversion = (fields: object = {}): Conversion =>
  ({
    amount: eur('84.00'),
    occurredAt: '2026-11-03T14:40:00Z',
    refunds: [],
    attribution: { shares: [{ affiliateId: 'aff_1', touchpoint: { kind: 'click', reference: 'x', at: clickedAt } }] },
    ...fields,
  }) as unknown as Conversion;
const time = { now: Date.parse('2026-11-05T12:00:00Z'), timeZone: 'Europe/Berlin' };
const texts = (story: ReturnType<typeof entryStory>) => story.map(({ text }) => text);

test('from the click to the day on which it becomes payable', () => {
  const story = entryStory(commission(), conversion(), time);
  expect(texts(story)).toEqual([
    'Someone clicked your link',
    'They bought for €84.00',
    '8% of €70.59 ≈ €5.65',
    expect.stringMatching(/^Becomes payable on (3 December|December 3)$/),
  ]);
  expect(story[0]?.at).toBe(clickedAt);
  expect(commissionSum(commission(), conversion()).map(({ value }) => value)).toEqual(['€84.00', '€70.59', '€5.65']);
});

test('section 2: which link and which product', () => {
  const link = { id: 'lnk_1', name: 'abc', destinationUrl: 'https://www.shop.example/lantern' };
  const row = { link, order: { id: 'HP-1', product: 'Storm lantern', occurredAt: '' } } as unknown as CommissionRow;
  const story = entryStory(commission(), conversion(), time, row);
  expect(story.slice(0, 2).map(({ detail }) => detail)).toEqual(['Your link to shop.example/lantern', 'Storm lantern']);
});

test('with a coupon, a lead without amount, a fixed commission', () => {
  const touchpoint = { kind: 'coupon', reference: 'DEMO10' };
  const lead = conversion({ amount: null, attribution: { shares: [{ affiliateId: 'aff_1', touchpoint }] } });
  const flat = commission({
    base: null,
    amount: eur('3.00'),
    explanation: { kind: 'flat', share: '1/1' },
    status: 'paid',
  });
  expect(texts(entryStory(flat, lead, time))).toEqual([
    'Someone used your code DEMO10',
    'They signed up',
    '€3.00 for each order',
    'Paid out',
  ]);
  expect(commissionSum(flat, lead)).toEqual([]);
});

test('after a refund', () => {
  const refund = {
    ...{ status: 'applied', amount: eur('42.00'), appliedAt: '2026-11-04T10:00:00Z', recordedAt: '' },
    ...{ reason: '', noteToAffiliate: null },
  };
  const refunded = conversion({ refunds: [refund, { ...refund, status: 'parked' }] });
  const partly = commission({ reversedAmount: eur('2.82') });
  expect(texts(entryStory(partly, refunded, time)).slice(3, 5)).toEqual([
    '€42.00 was refunded to the customer',
    '€2.82 of your commission was reversed',
  ]);
  expect(commissionSum(partly, refunded).at(-1)?.value).toBe('-€2.82');
});

test('B6: the refund says what its note to the affiliate says', () => {
  const refund = { status: 'applied', amount: eur('42.00'), appliedAt: '2026-11-04T10:00:00Z', recordedAt: '' };
  const refunds = [{ ...refund, reason: '', noteToAffiliate: 'One of two items came back.' }];
  const story = entryStory(commission({ reversedAmount: eur('2.82') }), conversion({ refunds }), time);
  expect(story.find(({ text }) => text.includes('refunded'))?.detail).toBe('One of two items came back.');
});

test('what waits for an exchange rate has no equation yet', () => {
  const held = commission({ status: 'on_hold', holdReason: 'fx_rate_missing', amount: null, base: null });
  const story = entryStory(held, conversion(), time);
  expect(texts(story)).toEqual(['Someone clicked your link', 'They bought for €84.00', 'On hold']);
  expect(story[2]?.detail).toMatch(/exchange rate/);
});

test('case 2: what the merchant has not confirmed is computed and says what it waits for; a rejection says why', () => {
  const held = entryStory(commission({ status: 'on_hold', holdReason: 'merchant_pending' }), conversion(), time);
  expect(held.at(-1)).toMatchObject({ text: 'On hold', detail: 'The merchant has not confirmed the order yet.' });
  const rejected = entryStory(commission({ status: 'rejected' }), conversion({ rejectionReason: 'Stolen card' }), time);
  expect(rejected.at(-1)).toMatchObject({ text: 'Rejected by the merchant', detail: 'Stolen card' });
  // After approval a rejection reverses.
  const late = entryStory(commission({ status: 'reversed' }), conversion({ rejectionReason: 'Stolen card' }), time);
  expect(late.at(-1)).toMatchObject({ text: 'Fully reversed', detail: 'Stolen card' });
});

test('case 15: a percentage of a lead without amount says that the amount is missing', () => {
  const explanation = { kind: 'percent', percent: '8', reason: 'amount_missing', share: '1/1' };
  const nothing = commission({ amount: eur('0.00'), base: null, explanation });
  expect(commissionEquation(nothing)).toBe('8 % of an amount that was not reported = €0.00');
});

test('past its date but not approved yet', () => {
  const late = entryStory(commission({ approveAfter: '2026-11-05T11:59:00Z' }), conversion(), time);
  expect(late.at(-1)?.text).toBe('Becomes payable within minutes');
});

test('a shared commission', () => {
  const shared = commission({ explanation: { kind: 'percent', percent: '8', share: '1/2', arithmetic: '=' } });
  expect(commissionEquation(shared)).toBe('8% of €70.59 × 1/2 = €5.65');
});
