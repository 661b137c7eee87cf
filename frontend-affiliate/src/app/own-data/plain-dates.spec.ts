import { expect, test } from 'vitest';
import { civilDate, datePlusDays } from './device-time-zone';
import { plainDate } from './plain-dates';

test('a date has its year when it is another year', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(plainDate('2026-12-03', now)).toMatch(/^(3 December|December 3)$/);
  expect(plainDate('2027-01-03', now)).toContain('2027');
});

test('an instant is on another date in another zone', () => {
  const instant = Date.parse('2026-11-21T23:30:00Z');
  expect([civilDate(instant, 'Europe/Berlin'), civilDate(instant, 'America/New_York')]).toEqual([
    '2026-11-22',
    '2026-11-21',
  ]);
});

test('days are counted over the ends of months', () => {
  expect([datePlusDays('2026-03-01', -1), datePlusDays('2026-12-31', 1)]).toEqual(['2026-02-28', '2027-01-01']);
});
