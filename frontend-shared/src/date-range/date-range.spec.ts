import { describe, expect, it } from 'vitest';
import { addDays, civilToday, daysOf, isDay, rangeBefore, rangeOf } from './date-range';

describe('spans of days', () => {
  it.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['7d', '2026-02-23', '2026-03-01'],
    ['30d', '2026-01-31', '2026-03-01'],
    ['month', '2026-03-01', '2026-03-01'],
    ['last-month', '2026-02-01', '2026-02-28'],
  ] as const)('%s is %s to %s', (preset, from, to) => {
    expect(rangeOf(preset, '2026-03-01')).toEqual({ preset, from, to });
  });

  it('are compared with as many days', () => {
    const march = { preset: 'custom', from: '2026-03-01', to: '2026-03-31' } as const;
    expect(rangeBefore(march, 'before')).toMatchObject({ from: '2026-01-29', to: '2026-02-28' });
    expect(rangeBefore(march, 'year')).toMatchObject({ from: '2025-03-01', to: '2025-03-31' });
    expect(rangeBefore(march, 'none')).toBeUndefined();
  });

  it('know leap days', () => {
    const leap = { preset: 'custom', from: '2028-02-29', to: '2028-02-29' } as const;
    expect(rangeBefore(leap, 'year')).toMatchObject({ from: '2027-02-28', to: '2027-02-28' });
    expect(isDay('2027-02-29')).toBe(false);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('list their days across a change of clocks', () => {
    expect(daysOf({ from: '2026-10-24', to: '2026-10-26' })).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(daysOf({ from: '2026-10-26', to: '2026-10-24' })).toEqual([]);
  });

  it('begin by the zone', () => {
    const lateEvening = Date.parse('2026-11-22T23:30:00Z');
    expect(civilToday(lateEvening, 'Europe/Berlin')).toBe('2026-11-23');
    expect(civilToday(lateEvening, 'America/New_York')).toBe('2026-11-22');
  });
});
