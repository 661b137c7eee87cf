import { plainDate, plainMoment } from './plain-dates';

const now = Date.parse('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T11:02:00Z', /^today 12:02/],
  ['2026-11-21T11:02:00Z', /^yesterday 12:02/],
  ['2026-11-21T23:30:00Z', /^today (00|12):30/],
  ['2026-11-17T13:02:00Z', /^Tuesday (14:02|02:02)/],
  ['2026-11-15T13:02:00Z', /^(15 November|November 15) /],
  ['2025-12-31T22:00:00Z', /2025/],
  ['2026-11-25T12:00:00Z', /^(25 November|November 25) /],
])('%s in Berlin is %s', (at, words) => {
  expect(plainMoment(at, now, 'Europe/Berlin')).toMatch(words);
});

test('a date has its year when it is another year', () => {
  expect(plainDate('2026-12-03', now)).toMatch(/^(3 December|December 3)$/);
  expect(plainDate('2027-01-03', now)).toContain('2027');
});
