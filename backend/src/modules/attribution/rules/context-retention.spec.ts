import { describe, expect, test } from '@jest/globals';
import { contextDays, hasContext, termsCountFrom } from './context-retention.js';

const now = new Date('2026-12-10T00:00:00.000Z');

describe('the context of a click', () => {
  test('is kept for the longest window, and for as long as an order may be reported late', () => {
    expect(contextDays('counted', 30, now)).toEqual({
      keptFrom: '2026-10-11',
      madeFrom: '2026-12-03',
      madeTo: '2026-12-12',
    });
    // A click of the first moment that is kept: its window is over, and so is the time for reporting its last order.
    expect(Date.parse('2026-10-11') + 60 * 86_400_000).toBe(now.getTime());
  });

  test('outlives the stream however short the windows are, so that no click comes too late for its day', () => {
    for (const days of [0, 1]) {
      const { keptFrom, madeFrom } = contextDays('counted', days, now);
      expect(keptFrom <= madeFrom).toBe(true);
    }
  });

  test('of a flagged one is kept for three days, whatever the terms say', () => {
    const days = { keptFrom: '2026-12-07', madeFrom: '2026-12-07', madeTo: '2026-12-12' };
    expect(contextDays('flagged', 365, now)).toEqual(days);
  });

  test.each([
    ['head_request', false],
    ['prefetch', false],
    ['user_agent', true],
    ['user_agent_missing', true],
    [undefined, true],
  ])('of one that is flagged as %s is kept: %s', (botReason, kept) => {
    expect(hasContext(botReason === undefined ? {} : { botReason })).toBe(kept);
  });

  test('obeys terms of any order that may be reported today', () => {
    expect(termsCountFrom(now)).toEqual(new Date('2026-11-10T00:00:00.000Z'));
  });
});
