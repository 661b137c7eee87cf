import { describe, expect, it } from '@jest/globals';
import { isWholeUtcDays, reportRange, startOfDay } from './report-range.js';

describe('startOfDay', () => {
  it.each([
    ['2026-03-10', 'UTC', '2026-03-10T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-10', 'Asia/Kolkata', '2026-03-09T18:30:00.000Z'],
    ['2026-03-10', 'Asia/Kathmandu', '2026-03-09T18:15:00.000Z'],
    ['2026-03-08', 'America/St_Johns', '2026-03-08T03:30:00.000Z'],
    ['2026-03-09', 'America/St_Johns', '2026-03-09T02:30:00.000Z'],
    ['2026-03-10', 'Pacific/Kiritimati', '2026-03-09T10:00:00.000Z'],
    ['2026-03-10', 'Pacific/Pago_Pago', '2026-03-10T11:00:00.000Z'],
    // Midnight does not exist: clocks go from 23:59 to 01:00.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ])('%s in %s begins at %s', (date, zone, instant) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant);
  });
});

describe('reportRange', () => {
  const range = (from: string, to: string, zone = 'UTC'): string[] => {
    const found = reportRange(from, to, zone);
    return [found.from.toISOString(), found.to.toISOString()];
  };

  it('takes civil dates as whole days, the last included', () => {
    expect(range('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });

  it('case 6: begins with 1970 at the earliest, in every zone', () => {
    const first = '1970-01-01T00:00:00.000Z';
    expect(range('1970-01-01', '1970-01-01')).toEqual([first, '1970-01-02T00:00:00.000Z']);
    expect(range('1970-01-01', '1970-01-01', 'Asia/Tokyo')).toEqual([first, '1970-01-01T15:00:00.000Z']);
  });

  it('widens instants to quarter hours', () => {
    expect(range('2026-03-10T10:07:00+01:00', '2026-03-10T09:15:00.001Z')).toEqual([
      '2026-03-10T09:00:00.000Z',
      '2026-03-10T09:30:00.000Z',
    ]);
    expect(range('2026-03-10T09:00:00Z', '2026-03-10T09:15:00Z')).toEqual([
      '2026-03-10T09:00:00.000Z',
      '2026-03-10T09:15:00.000Z',
    ]);
  });

  it.each([
    ['2026-03-10', '2026-03-09'],
    ['2026-03-10T10:00:00Z', '2026-03-10T10:00:00Z'],
    ['2025-01-01', '2026-02-05'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => reportRange(from, to, 'UTC')).toThrow(expect.objectContaining({ code: 'report_range_invalid' }));
  });

  it('takes 400 days, whatever the clocks do', () => {
    expect(() => reportRange('2025-09-01', '2026-10-05', 'Europe/Berlin')).not.toThrow();
  });

  it('knows whole UTC days', () => {
    expect(isWholeUtcDays(reportRange('2026-03-01', '2026-03-31', 'UTC'))).toBe(true);
    expect(isWholeUtcDays(reportRange('2026-03-01', '2026-03-31', 'Asia/Kolkata'))).toBe(false);
    expect(isWholeUtcDays(reportRange('2026-03-01T00:00:00Z', '2026-03-02T00:15:00Z', 'UTC'))).toBe(false);
  });
});
