import { describe, expect, it } from 'vitest';
import { storyStep } from './story-words';

const event = {
  kind: 'accrued',
  at: '2026-11-20T22:08:00.000Z',
  affiliateId: 'aff_1',
  reference: null,
  reason: null,
  amount: { amount: '16.15', currency: 'EUR' },
} as const;
const nameOf = (id: string) => (id === 'aff_1' ? 'Lena' : id);

describe('the story of a conversion in words', () => {
  it('names people and amounts', () => {
    expect(storyStep(event, nameOf, null)).toMatchObject({
      text: 'Lena earned €16.15',
      at: event.at,
      tone: 'positive',
    });
    expect(storyStep({ ...event, kind: 'reversed' }, nameOf, null).text).toBe('€16.15 was reversed for Lena');
  });

  it('says where the click came from, when it is known', () => {
    const click = { ...event, kind: 'clicked', amount: null } as const;
    expect(storyStep(click, nameOf, 'instagram.com').text).toBe('Clicked the link, coming from instagram.com');
    expect(storyStep(click, nameOf, null).text).toBe('Clicked the link');
  });

  it('gives reasons in sentences, a refund’s in the words of whoever made it, and an unknown one as it is', () => {
    const because = (kind: 'not_attributed' | 'held' | 'refunded', reason: string) =>
      storyStep({ ...event, kind, reason }, nameOf, null).detail;
    expect(because('not_attributed', 'no_evidence')).toBe('The order had no click ID or coupon.');
    expect(because('held', 'fx_rate_missing')).toContain('no exchange rate');
    expect(because('refunded', 'wrong size')).toBe('“wrong size”');
    expect(because('held', 'a_new_reason')).toBe('a_new_reason');
  });
  it('case 2: tells of a rejection in the words of whoever rejected it, and of an order not confirmed yet', () => {
    const rejected = { ...event, kind: 'rejected', amount: null, reason: 'Stolen card' } as const;
    expect(storyStep(rejected, nameOf, null)).toMatchObject({
      text: 'The order was rejected',
      detail: '“Stolen card”',
      tone: 'negative',
    });
    const held = { ...event, kind: 'held', reason: 'merchant_pending' } as const;
    expect(storyStep(held, nameOf, null).detail).toBe('The merchant has not confirmed the order yet.');
  });

  it('case 3: tells of a refund that could not be applied', () => {
    const failed = { ...event, kind: 'refund_failed', reference: 'R1', reason: 'currency_mixed' } as const;
    expect(storyStep(failed, nameOf, null)).toMatchObject({
      text: 'A refund of €16.15 could not be applied',
      detail: 'It was in a different currency than the order.',
      tone: 'caution',
    });
  });
});
