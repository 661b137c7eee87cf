import { describe, expect, test } from '@jest/globals';
import { liveFigures } from './live-counters.js';
import type { LiveBucket } from './live-counters.js';

const bucket = (fields: Partial<LiveBucket>): LiveBucket => ({
  ...{ livemode: true, programId: 'prg_a', currency: 'EUR', startMs: 1_000 },
  ...{ clicks: 0, conversions: 0, revenue: '0', commission: '0' },
  ...fields,
});

const snapshot = {
  buckets: [
    bucket({ startMs: 999, clicks: 100, conversions: 10, revenue: '1000', commission: '80' }),
    bucket({ clicks: 3, conversions: 1, revenue: '119.00', commission: '8' }),
    bucket({ startMs: 2_000, clicks: 2, revenue: '-19.5', commission: '-1.56' }),
    bucket({ programId: 'prg_b', currency: 'USD', clicks: 5, conversions: 2, revenue: '40', commission: '3.2' }),
    bucket({ livemode: false, clicks: 7, conversions: 7, revenue: '700', commission: '70' }),
    bucket({ programId: 'prg_b', currency: 'JPY', conversions: 0, revenue: '1050', commission: '0' }),
  ],
  lastMinute: [
    { livemode: true, programId: 'prg_a', clicks: 4 },
    { livemode: true, programId: 'prg_b', clicks: 1 },
    { livemode: false, programId: 'prg_b', clicks: 9 },
  ],
};

describe('live counters', () => {
  test('of all programs: counts added up, money per currency, nothing from before the day', () => {
    expect(liveFigures(snapshot, 1_000, { livemode: true })).toEqual({
      clicksLastMinute: 5,
      clicksToday: 10,
      conversionsToday: 3,
      revenueToday: [
        { amount: '99.50', currency: 'EUR' },
        { amount: '1050', currency: 'JPY' },
        { amount: '40.00', currency: 'USD' },
      ],
      commissionToday: [
        { amount: '6.44', currency: 'EUR' },
        { amount: '3.20', currency: 'USD' },
      ],
    });
  });

  test('of one program', () => {
    expect(liveFigures(snapshot, 1_000, { livemode: true, programId: 'prg_b' })).toMatchObject({
      ...{ clicksLastMinute: 1, clicksToday: 5 },
    });
  });

  test('of test data alone', () => {
    expect(liveFigures(snapshot, 1_000, { livemode: false })).toEqual({
      ...{ clicksLastMinute: 9, clicksToday: 7, conversionsToday: 7 },
      revenueToday: [{ amount: '700.00', currency: 'EUR' }],
      commissionToday: [{ amount: '70.00', currency: 'EUR' }],
    });
  });

  test('of nothing', () => {
    expect(liveFigures({ buckets: [], lastMinute: [] }, 0, { livemode: true })).toEqual({
      ...{ clicksLastMinute: 0, clicksToday: 0, conversionsToday: 0, revenueToday: [], commissionToday: [] },
    });
  });
});
