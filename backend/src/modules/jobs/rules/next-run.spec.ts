import { describe, expect, test } from '@jest/globals';
import { isSkipped, nextRun } from './next-run.js';

const next = (cron: string, timeZone: string, after: string): string =>
  nextRun({ cron, timeZone }, new Date(after)).toISOString();

describe('the next run', () => {
  test.each([
    ['* * * * * *', 'UTC', '2026-12-01T10:00:00.400Z', '2026-12-01T10:00:01.000Z'],
    ['*/10 * * * *', 'UTC', '2026-12-01T10:00:00.000Z', '2026-12-01T10:10:00.000Z'],
    ['0 3 1 * *', 'Europe/Berlin', '2026-12-01T10:00:00Z', '2027-01-01T02:00:00.000Z'],
    ['0 9 * * 1', 'America/New_York', '2026-12-01T10:00:00Z', '2026-12-07T14:00:00.000Z'],
    // In Berlin 02:30 is left out on 29 March 2026, and happens twice on 25 October 2026.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
  ])('of %s in %s after %s is %s', (cron, zone, after, expected) => {
    expect(next(cron, zone, after)).toBe(expected);
  });

  test.each([
    ['61 * * * *', 'UTC'],
    ['0 0 30 2 *', 'UTC'],
    ['0 0 * * *', 'Mars/Olympus'],
  ])('of %s in %s is an error', (cron, zone) => {
    expect(() => next(cron, zone, '2026-12-01T10:00:00Z')).toThrow();
  });
});

test.each([
  ['skip', '2026-12-01T10:00:00Z', '2026-12-01T10:00:59Z', false],
  ['skip', '2026-12-01T10:00:00Z', '2026-12-01T10:01:01Z', true],
  ['run_once', '2026-12-01T10:00:00Z', '2026-12-05T10:00:00Z', false],
] as const)('with "%s", what was due at %s is skipped at %s: %s', (missed, due, now, skipped) => {
  expect(isSkipped(missed, new Date(due), new Date(now))).toBe(skipped);
});
