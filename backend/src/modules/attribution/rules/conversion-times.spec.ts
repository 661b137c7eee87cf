import { describe, expect, test } from '@jest/globals';
import { checkConversionTimes } from './conversion-times.js';

const recordedAt = new Date('2026-03-31T12:00:00.000Z');
const check = (occurredAt: string, mayBackdate: boolean) =>
  checkConversionTimes({ occurredAt: new Date(occurredAt), recordedAt, mayBackdate });

describe('checkConversionTimes', () => {
  test.each([
    ['now', '2026-03-31T12:00:00.000Z', false, false],
    ['24 hours ahead', '2026-04-01T12:00:00.000Z', false, false],
    ['30 days back', '2026-03-01T12:00:00.000Z', false, false],
    ['30 days back, with the scope', '2026-03-01T12:00:00.000Z', true, false],
    ['longer back, with the scope', '2026-03-01T11:59:59.999Z', true, true],
  ])('%s', (_label, occurredAt, mayBackdate, backdated) => {
    expect(check(occurredAt, mayBackdate)).toEqual({ backdated });
  });

  test.each([
    ['more than 24 hours ahead', '2026-04-01T12:00:00.001Z', false, 'invalid', 'occurred_at_in_future'],
    ['the scope does not help with the future', '2026-04-01T12:00:00.001Z', true, 'invalid', 'occurred_at_in_future'],
    ['longer back, without the scope', '2026-03-01T11:59:59.999Z', false, 'forbidden', 'occurred_at_too_old'],
  ])('%s is refused', (_label, occurredAt, mayBackdate, kind, code) => {
    expect(() => check(occurredAt, mayBackdate)).toThrow(expect.objectContaining({ kind, code }));
  });
});
