import { describe, expect, test } from '@jest/globals';
import { type AttributionInput, decideAttribution } from './decide-attribution.js';
import type { ClickEvidence, CouponEvidence } from './evidence.js';
import { explainAttribution } from './explain-attribution.js';
import { mainShare } from './main-share.js';
import { type ReasonCode, reasonCodes, reasonSentences } from './reasons.js';

const clickOfA: ClickEvidence & { kind: 'click' } = {
  kind: 'click',
  clickId: 'clk-a',
  at: new Date('2026-03-01T12:00:00.000Z'),
  linkId: 'lnk_1',
  affiliateId: 'aff_a',
  programId: 'prg_1',
  bot: false,
  affiliateActive: true,
};
const couponOfB: CouponEvidence & { kind: 'coupon' } = {
  kind: 'coupon',
  code: 'SAVE10',
  couponId: 'cpn_1',
  affiliateId: 'aff_b',
  affiliateActive: true,
  active: true,
};
const lastClick = { version: 7, model: 'last_click', windowDays: 30 } as const;
const couponFirst = { version: 8, model: 'coupon_first', windowDays: 30 } as const;

function decide(changes: Partial<AttributionInput>) {
  return decideAttribution({
    policy: lastClick,
    occurredAt: new Date('2026-03-02T12:00:00.000Z'),
    click: { kind: 'none' },
    coupon: { kind: 'none' },
    ...changes,
  });
}

describe('who earns', () => {
  test.each<[string, Partial<AttributionInput>, string, ReasonCode]>([
    ['a click', { click: clickOfA }, 'aff_a', 'click_in_window'],
    ['a coupon', { coupon: couponOfB }, 'aff_b', 'coupon_used'],
    ['example 12: click first', { click: clickOfA, coupon: couponOfB }, 'aff_a', 'click_in_window'],
    ['example 12: coupon first', { policy: couponFirst, click: clickOfA, coupon: couponOfB }, 'aff_b', 'coupon_used'],
    [
      'coupon first, but it is switched off',
      { policy: couponFirst, click: clickOfA, coupon: { ...couponOfB, active: false } },
      'aff_a',
      'click_in_window',
    ],
    [
      'example 20: the order’s clock is behind the click',
      { click: { ...clickOfA, at: new Date('2026-03-02T12:00:00.400Z') } },
      'aff_a',
      'click_in_window',
    ],
    [
      'example 11: last millisecond of the window',
      { click: clickOfA, occurredAt: new Date('2026-03-31T11:59:59.999Z') },
      'aff_a',
      'click_in_window',
    ],
  ])('%s', (_label, changes, affiliateId, reason) => {
    const decision = decide(changes);
    expect(decision.reason).toBe(reason);
    expect(decision.shares).toEqual([expect.objectContaining({ affiliateId, numerator: 1, denominator: 1 })]);
  });
});

describe('who does not', () => {
  test.each<[string, Partial<AttributionInput>, ReasonCode]>([
    ['neither click nor coupon', {}, 'no_evidence'],
    [
      'example 11: the window’s end',
      { click: clickOfA, occurredAt: new Date('2026-03-31T12:00:00.000Z') },
      'outside_window',
    ],
    [
      'the click came later',
      { click: clickOfA, occurredAt: new Date('2026-03-01T11:54:59.999Z') },
      'click_after_order',
    ],
    ['an affiliate who left', { click: { ...clickOfA, affiliateActive: false } }, 'affiliate_not_active'],
    ['a forged click id', { click: unusable('click_id_forged') }, 'click_id_forged'],
    ['a malformed click id', { click: unusable('click_id_malformed') }, 'click_id_malformed'],
    ['a click of another merchant', { click: unusable('click_of_other_merchant') }, 'click_of_other_merchant'],
    ['a click of another program', { click: unusable('click_of_other_program') }, 'click_of_other_program'],
    ['an unknown coupon', { coupon: { kind: 'unknown', code: 'NOPE' } }, 'coupon_unknown'],
    ['a coupon switched off', { coupon: { ...couponOfB, active: false } }, 'coupon_not_active'],
    ['a coupon of one who left', { coupon: { ...couponOfB, affiliateActive: false } }, 'affiliate_not_active'],
    [
      'both unusable: the preferred one’s reason leads',
      { policy: couponFirst, click: unusable('click_id_forged'), coupon: { kind: 'unknown', code: 'NOPE' } },
      'coupon_unknown',
    ],
  ])('%s → %3$s', (_label, changes, reason) => {
    const decision = decide(changes);
    expect(decision).toMatchObject({ shares: [], reason });
    expect(decision.candidates.every(({ eligible }) => !eligible)).toBe(true);
    expect(explainAttribution(decision)).toMatch(/^Not attributed: .+\.$/);
    expect(explainAttribution(decision)).toContain(reasonSentences[reason]);
  });
});

test('the decision is plain JSON with every touchpoint weighed', () => {
  const decision = decide({ click: clickOfA, coupon: couponOfB });
  expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  expect(decision).toEqual({
    shares: [
      {
        affiliateId: 'aff_a',
        linkId: 'lnk_1',
        couponId: null,
        numerator: 1,
        denominator: 1,
        touchpoint: { kind: 'click', reference: 'clk-a', at: '2026-03-01T12:00:00.000Z' },
      },
    ],
    policyVersion: 7,
    model: 'last_click',
    reason: 'click_in_window',
    candidates: [
      {
        kind: 'click',
        reference: 'clk-a',
        affiliateId: 'aff_a',
        linkId: 'lnk_1',
        at: '2026-03-01T12:00:00.000Z',
        eligible: true,
        reason: 'click_in_window',
        parameters: { windowDays: 30 },
      },
      {
        kind: 'coupon',
        reference: 'SAVE10',
        affiliateId: 'aff_b',
        couponId: 'cpn_1',
        eligible: true,
        reason: 'superseded_by_click',
      },
    ],
  });
});

test.each<[Partial<AttributionInput>, string]>([
  [
    { click: clickOfA, coupon: couponOfB },
    'Attributed to the link clicked on 1 March 2026, 12:00 UTC: last click within 30 days.',
  ],
  [{}, 'Not attributed: the order had no click ID or coupon.'],
  [
    { programAssumed: true, coupon: { kind: 'unknown', code: 'NOPE' } },
    'Not attributed: the order did not name a program; no affiliate has this coupon code.',
  ],
  [
    { programAssumed: true, click: unusable('click_id_forged'), coupon: { kind: 'ambiguous', code: 'SAVE10' } },
    'Not attributed: the click ID’s signature is not valid; several programs have this coupon code and the order did not name one.',
  ],
  [
    { policy: couponFirst, click: clickOfA },
    'Attributed to the link clicked on 1 March 2026, 12:00 UTC: no usable coupon, click within 30 days.',
  ],
  [
    { policy: { ...lastClick, windowDays: 7 }, click: { ...clickOfA, at: new Date('2026-03-01T23:04:59.000Z') } },
    'Attributed to the link clicked on 1 March 2026, 23:04 UTC: last click within 7 days.',
  ],
  [{ coupon: couponOfB }, 'Attributed to the coupon SAVE10: there is no usable click.'],
  [{ policy: couponFirst, coupon: couponOfB }, 'Attributed to the coupon SAVE10: a coupon has priority.'],
  [
    { click: unusable('click_id_forged'), coupon: { kind: 'unknown', code: 'NOPE' } },
    'Not attributed: the click ID’s signature is not valid; no affiliate has this coupon code.',
  ],
])('summary %#: %2$s', (changes, summary) => {
  expect(explainAttribution(decide(changes))).toBe(summary);
});

test('several shares are told with their parts, and the largest is the main one, of equal ones the earlier', () => {
  const [share] = decide({ click: clickOfA }).shares;
  if (share === undefined) throw new Error('no share');
  const coupon = { kind: 'coupon', reference: 'SAVE10' } as const;
  const shares = [
    { ...share, numerator: 2, denominator: 5 },
    { ...share, affiliateId: 'aff_b', numerator: 2, denominator: 5, touchpoint: coupon },
    { ...share, affiliateId: 'aff_c', numerator: 1, denominator: 5, touchpoint: { ...coupon, reference: 'OTHER' } },
  ];
  expect(explainAttribution({ ...decide({ click: clickOfA }), shares })).toBe(
    'Attributed to the link clicked on 1 March 2026, 12:00 UTC (2/5) and the coupon SAVE10 (2/5) and the coupon OTHER (1/5).',
  );
  expect(mainShare(shares)?.affiliateId).toBe('aff_a');
  expect(mainShare(shares.toReversed())?.affiliateId).toBe('aff_b');
  expect(mainShare(shares.slice(0, 0))).toBeUndefined();
});

test('coupon first: the click that lost says so', () => {
  const { candidates } = decide({ policy: couponFirst, click: clickOfA, coupon: couponOfB });
  expect(candidates.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
    'coupon coupon_used',
    'click superseded_by_coupon',
  ]);
});

test('an order whose click looked automated is attributed, and the click is flagged', () => {
  const decision = decide({ click: { ...clickOfA, bot: true } });
  expect(decision).toMatchObject({
    shares: [{ affiliateId: 'aff_a' }],
    candidates: [{ bot: true, reason: 'click_in_window' }],
  });
});

test('every reason has a sentence', () => {
  expect(reasonCodes.length).toBe(16);
  for (const code of reasonCodes) expect(reasonSentences[code]).toMatch(/^[a-z]/);
});

function unusable(reason: Extract<ClickEvidence, { kind: 'unusable' }>['reason']): ClickEvidence {
  return { kind: 'unusable', reason, clickId: 'clk-x' };
}
