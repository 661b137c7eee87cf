import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatSecond } from '@tributary/frontend-shared/time/format-time';
import { describe, expect, it } from 'vitest';
import { attributionSentence } from './attribution-sentence';

type Attribution = Conversion['attribution'];
type Share = Attribution['shares'][number];

const decision = (own: Partial<Attribution>): Attribution => ({
  ...{ attributed: true, reason: 'click_in_window', summary: 'clicked on 30 November 2026, 17:07 UTC' },
  ...{ model: 'last_click', policyVersion: 1, shares: [], candidates: [] },
  ...own,
});
const share = (touchpoint: Share['touchpoint'], own: Partial<Share> = {}): Share => {
  return { affiliateId: 'aff_1', numerator: 1, denominator: 1, touchpoint, ...own };
};
const now = Date.parse('2026-11-30T20:00:00Z');
const moment = (at: string) => formatSecond(Date.parse(at), now, 'Europe/Berlin').replace(/\u202f/g, ' ');
const names: Readonly<Record<string, string>> = { aff_1: 'Ada', aff_2: 'Bo', aff_3: 'Cy' };
const sentence = (own: Partial<Attribution>) => attributionSentence(decision(own), (id) => names[id] ?? id, moment);

describe('the answer of a conversion', () => {
  it('B3: tells the click’s time by the clock of the page, not by that of the API', () => {
    const shares = [share({ kind: 'click', reference: 'c1', at: '2026-11-30T17:07:06Z' })];
    expect(sentence({ shares })).toBe(
      'Attributed to Ada, whose link was clicked on Mon Nov 30, 6:07:06 PM, within the attribution window.',
    );
  });

  it('B3: names the coupon that earned', () => {
    const shares = [share({ kind: 'coupon', reference: 'ADA10' })];
    expect(sentence({ shares, reason: 'coupon_used' })).toBe('Attributed to Ada, whose coupon ADA10 was used.');
  });

  it('B3: names each who has a share, with it', () => {
    const shares = [
      share({ kind: 'click', reference: 'c1', at: '2026-11-30T17:07:06Z' }, { numerator: 3, denominator: 5 }),
      share({ kind: 'coupon', reference: 'BO10' }, { affiliateId: 'aff_2', numerator: 2, denominator: 5 }),
    ];
    expect(sentence({ shares })).toBe(
      'Attributed to Ada (60%), whose link was clicked on Mon Nov 30, 6:07:06 PM, within the attribution window; ' +
        'Bo (40%), whose coupon BO10 was used.',
    );
  });

  it('B3: says a share that is no whole percentage as a fraction', () => {
    const shares = ['aff_1', 'aff_2', 'aff_3'].map((affiliateId) =>
      share({ kind: 'coupon', reference: 'TEN' }, { affiliateId, denominator: 3 }),
    );
    expect(sentence({ shares })).toBe(
      'Attributed to Ada (1/3), whose coupon TEN was used; Bo (1/3), whose coupon TEN was used; ' +
        'Cy (1/3), whose coupon TEN was used.',
    );
  });

  it('B3: says why no one earned', () => {
    expect(sentence({ attributed: false, reason: 'outside_window' })).toBe(
      'Unattributed. The click was outside the attribution window.',
    );
  });
});
