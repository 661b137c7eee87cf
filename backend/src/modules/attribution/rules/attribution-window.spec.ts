import { describe, expect, test } from '@jest/globals';
import { withinWindow } from './attribution-window.js';

const clickAt = '2026-03-01T00:00:00.000Z';

describe('withinWindow', () => {
  test.each([
    ['example 11: the last millisecond', clickAt, '2026-03-30T23:59:59.999Z', true],
    ['example 11: the end is outside', clickAt, '2026-03-31T00:00:00.000Z', false],
    ['the very moment of the click', clickAt, clickAt, true],
    ['more than 5 minutes before the click', clickAt, '2026-02-28T23:54:59.999Z', false],
  ])('%s', (_label, click, order, inside) => {
    const occurredAt = new Date(order);
    expect(withinWindow({ clickAt: new Date(click), occurredAt, windowDays: 30 })).toEqual({
      inside,
      countedAt: occurredAt,
    });
  });

  test.each([
    ['example 20: a clock without milliseconds', '2026-03-01T12:00:00.400Z', '2026-03-01T12:00:00.000Z'],
    ['exactly 5 minutes before', '2026-03-01T12:00:00.000Z', '2026-03-01T11:55:00.000Z'],
  ])('%s counts as the click’s time', (_label, click, order) => {
    const input = { clickAt: new Date(click), occurredAt: new Date(order), windowDays: 30 };
    expect(withinWindow(input)).toEqual({ inside: true, countedAt: new Date(click) });
  });

  test('a window of no days lets nothing in', () => {
    const at = new Date(clickAt);
    expect(withinWindow({ clickAt: at, occurredAt: at, windowDays: 0 }).inside).toBe(false);
  });
});
