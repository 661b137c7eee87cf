import { describe, expect, test } from '@jest/globals';
import { addDays, localDate } from './period.js';

test.each(['', 'utc', 'CEST', 'EST', 'europe/berlin', 'Europe/berlin', 'Europe/Atlantis', '+01:00', 'UTC; DROP'])(
  '%j has no dates',
  (tz) => {
    expect(() => localDate(new Date(0), tz)).toThrow(expect.objectContaining({ code: 'time_zone_unknown' }));
  },
);

describe('localDate', () => {
  test.each([
    ['2026-03-31T21:59:59.999Z', 'Europe/Berlin', '2026-03-31'],
    ['2026-03-31T22:00:00.000Z', 'Europe/Berlin', '2026-04-01'],
    ['2026-01-31T22:30:00.000Z', 'Europe/Berlin', '2026-01-31'],
    ['2026-01-31T18:30:00.000Z', 'Asia/Kolkata', '2026-02-01'],
    ['2026-01-01T07:59:59.000Z', 'America/Los_Angeles', '2025-12-31'],
    ['2026-01-01T00:00:00.000Z', 'UTC', '2026-01-01'],
    ['2026-01-01T10:00:00.000Z', 'Pacific/Kiritimati', '2026-01-02'],
  ])('%s in %s is %s', (instant, tz, date) => {
    expect(localDate(new Date(instant), tz)).toBe(date);
  });
});

test('addDays counts days of 24 hours, also over a clock change', () => {
  expect(addDays(new Date('2026-03-28T12:00:00.000Z'), 2).toISOString()).toBe('2026-03-30T12:00:00.000Z');
  expect(addDays(new Date('2026-03-01T00:00:00.000Z'), -1).toISOString()).toBe('2026-02-28T00:00:00.000Z');
});
