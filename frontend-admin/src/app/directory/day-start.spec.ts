import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, instantOf } from './day-start';

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

describe('a time on a clock of a time zone', () => {
  it.each([
    ['2026-12-02T17:05', 'Europe/Berlin', '2026-12-02T16:05:00.000Z'],
    ['2026-07-02T17:05', 'Europe/Berlin', '2026-07-02T15:05:00.000Z'],
    ['2026-12-02T17:05', 'Asia/Kolkata', '2026-12-02T11:35:00.000Z'],
  ])('B3: %s in %s is %s', (local, zone, instant) => {
    expect(new Date(instantOf(local, zone)).toISOString()).toBe(instant);
  });

  it('B3: is none where nothing, or half a time, was typed', () => {
    expect([instantOf('', 'UTC'), instantOf('2026-13-40T10:00', 'UTC')]).toEqual([Number.NaN, Number.NaN]);
  });
});
