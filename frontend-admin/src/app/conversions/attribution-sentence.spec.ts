import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatSecond } from '@tributary/frontend-shared/time/format-time';
import { describe, expect, it } from 'vitest';
import { attributionSentence } from './attribution-sentence';

type Attribution = Conversion['attribution'];

const decision = (own: Partial<Attribution>): Attribution => ({
  ...{ attributed: true, reason: 'click_in_window', summary: 'clicked on 30 November 2026, 17:07 UTC' },
  ...{ model: 'last_click', policyVersion: 1, shares: [], candidates: [] },
  ...own,
});
const share = (touchpoint: Attribution['shares'][number]['touchpoint']) => [
  { affiliateId: 'aff_1', numerator: 1, denominator: 1, touchpoint },
];
const now = Date.parse('2026-11-30T20:00:00Z');
const moment = (at: string) => formatSecond(Date.parse(at), now, 'Europe/Berlin').replace(/\u202f/g, ' ');
const sentence = (own: Partial<Attribution>) => attributionSentence(decision(own), () => 'Ada', moment);

describe('the answer of a conversion', () => {
  it('B3: tells the click’s time by the clock of the page, not by that of the API', () => {
    const shares = share({ kind: 'click', reference: 'c1', at: '2026-11-30T17:07:06Z' });
    expect(sentence({ shares })).toBe(
      'Attributed to Ada, whose link was clicked on Mon Nov 30, 6:07:06 PM, within the attribution window.',
    );
  });

  it('B3: names the coupon that earned', () => {
    const shares = share({ kind: 'coupon', reference: 'ADA10' });
    expect(sentence({ shares, reason: 'coupon_used' })).toBe('Attributed to Ada, whose coupon ADA10 was used.');
  });

  it('B3: says why no one earned', () => {
    expect(sentence({ attributed: false, reason: 'outside_window' })).toBe(
      'Unattributed. The click was outside the attribution window.',
    );
  });
});
