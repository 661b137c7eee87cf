import { describe, expect, test } from '@jest/globals';
import { localDate } from './period.js';
import { isTimeZone, timeZones } from './time-zones.js';

describe('a time zone', () => {
  test.each([
    ...[
      'UTC',
      'Europe/Berlin',
      'Asia/Kolkata',
      'America/Argentina/Buenos_Aires',
      'America/Port-au-Prince',
      'Etc/GMT+5',
    ],
    ...['Asia/Calcutta', 'Europe/Kiev', 'Europe/Kyiv'],
  ])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(['', 'utc', 'CEST', 'EST', 'europe/berlin', 'Europe/berlin', 'Europe/Atlantis', '+01:00', 'UTC; DROP'])(
    '%j is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );

  test.each(['SystemV/EST5', 'US/Pacific-New', 'Canada/East-Saskatchewan', 'America/Coyhaique'])(
    'case 7: %s is none, because ClickHouse lacks it',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );

  test('has dates in this runtime, each of them', () => {
    expect(timeZones.length).toBeGreaterThan(500);
    for (const name of timeZones) expect(localDate(new Date(0), name)).toMatch(/^(1969-12-31|1970-01-01)$/);
  });
});
