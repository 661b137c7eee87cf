import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart } from './day-start';

describe('a day of a time zone', () => {
  it.each([
    ['2026-03-10', 'UTC', '2026-03-10T00:00:00.000Z', '2026-03-11T00:00:00.000Z'],
    ['2026-03-10', 'Asia/Kolkata', '2026-03-09T18:30:00.000Z', '2026-03-10T18:30:00.000Z'],
    // Clocks go forward in the night of the 29th, and back in that of 25 October.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
  ])('%s in %s is from %s to %s', (day, zone, start, end) => {
    expect([dayStart(day, zone), dayEnd(day, zone)]).toEqual([start, end]);
  });

  it('begins at one o’clock where midnight is skipped', () => {
    expect(dayStart('2026-09-06', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });
});
