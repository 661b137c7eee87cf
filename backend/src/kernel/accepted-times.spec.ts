import { describe, expect, test } from '@jest/globals';
import { isAcceptedDate, isAcceptedTime } from './accepted-times.js';

const now = new Date('2026-11-30T12:00:00.000Z');

describe('case 6: one range of times, from 1970 to a year ahead', () => {
  test.each([
    ['1970-01-01T00:00:00.000Z', true],
    ['2026-11-30T12:00:00.000Z', true],
    ['2027-12-01T12:00:00.000Z', true],
    ['0000-01-01T00:00:00.000Z', false],
    ['0001-01-01T00:00:00.000Z', false],
    ['1969-12-31T23:59:59.999Z', false],
    ['2027-12-01T12:00:00.001Z', false],
    ['9999-12-31T23:59:59.999Z', false],
    ['+010000-01-01T00:00:00.000Z', false],
    ['no time', false],
  ])('%s: %s', (text, accepted) => {
    expect(isAcceptedTime(new Date(text), now)).toBe(accepted);
  });

  test.each([
    ['1970-01-01', true],
    ['2027-12-01', true],
    ['0000-01-01', false],
    ['1969-12-31', false],
    ['2027-12-02', false],
    ['9999-12-31', false],
  ])('the date %s: %s', (date, accepted) => {
    expect(isAcceptedDate(date, now)).toBe(accepted);
  });
});
