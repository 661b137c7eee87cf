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

test.each([
  ['EUR', ['EUR', '0'], ['USD', '7.00']],
  ['USD', ['USD', '7.00'], ['EUR', '0']],
  ['GBP', ['GBP', '0'], ['USD', '7.00'], ['EUR', '0']],
])('B9: keeps currencies apart, %s first whatever earned most', (leading, ...expected) => {
  const rows = [row('2026-11-21', 'EUR', '1.00'), row('2026-11-22', 'USD', '7.00')];
  const figures = monthFigures(rows, '2026-11-22', leading);
  expect(figures.map(({ currency, today }) => [currency, today.earned])).toEqual(expected);
});

test('shows zeros in the leading currency to who has nothing yet', () => {
  expect(monthFigures([], '2026-11-22', 'USD')).toMatchObject([{ currency: 'USD', total: '0', today: { clicks: 0 } }]);
});
