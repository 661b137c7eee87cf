import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { describe, expect, it } from 'vitest';
import { dailyValues, totalsOf } from './figures';

const row = (day: string, currency: string, clicks: number, conversions: number, revenue: string): ReportRow => ({
  ...{ day, currency, clicks, conversions, botClicks: 0, cr: null, epc: null },
  revenue: { amount: revenue, currency },
  commission: { amount: '0.10', currency },
});

const rows = [
  row('2026-03-01', 'EUR', 10, 1, '0.10'),
  row('2026-03-03', 'EUR', 5, 1, '0.20'),
  row('2026-03-01', 'USD', 2, 3, '99.00'),
];
const days = ['2026-03-01', '2026-03-02', '2026-03-03'];

describe('figures of a period', () => {
  it('are added up exactly, money by currency', () => {
    expect(totalsOf(rows)).toEqual({
      clicks: 17,
      conversions: 5,
      money: [
        { currency: 'USD', revenue: '99.00', commission: '0.10' },
        { currency: 'EUR', revenue: '0.30', commission: '0.20' },
      ],
    });
  });

  it('by day: counts of all currencies, money of one, zero where nothing was', () => {
    expect(dailyValues(rows, days, 'clicks', undefined)).toEqual([12, 0, 5]);
    expect(dailyValues(rows, days, 'revenue', 'EUR')).toEqual([0.1, 0, 0.2]);
  });
});
