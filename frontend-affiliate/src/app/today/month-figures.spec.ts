import { expect, test } from 'vitest';
import type { ReportRow } from '@tributary/frontend-shared/api/generated/schema';
import { monthFigures } from './month-figures';

const row = (day: string, currency: string, amount: string, clicks = 1): ReportRow => ({
  ...{ day, currency, clicks, conversions: 1, botClicks: 0, cr: null, epc: null },
  revenue: { amount: '0.00', currency },
  commission: { amount, currency },
});

test('fills the thirty days up to today, and adds up exactly', () => {
  const [figures] = monthFigures(
    [row('2026-11-01', 'EUR', '0.10'), row('2026-11-22', 'EUR', '0.20', 5)],
    '2026-11-22',
    'EUR',
  );
  expect(figures?.days).toHaveLength(30);
  expect(figures?.days[0]?.day).toBe('2026-10-24');
  expect(figures?.today).toEqual({ day: '2026-11-22', earned: '0.20', clicks: 5, conversions: 1 });
  expect(figures?.total).toBe('0.30');
});

test('keeps currencies apart, the one that earned most first', () => {
  const rows = [row('2026-11-21', 'EUR', '1.00'), row('2026-11-22', 'USD', '7.00')];
  const figures = monthFigures(rows, '2026-11-22', 'EUR');
  expect(figures.map(({ currency, today }) => [currency, today.earned])).toEqual([
    ['USD', '7.00'],
    ['EUR', '0'],
  ]);
});

test('shows zeros in the program’s currency to who has nothing yet', () => {
  expect(monthFigures([], '2026-11-22', 'USD')).toMatchObject([{ currency: 'USD', total: '0', today: { clicks: 0 } }]);
});
