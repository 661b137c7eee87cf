import { describe, expect, it } from 'vitest';
import { comparisonOf, periodOf, periodQuery } from './period';

const nothing = { range: undefined, from: undefined, to: undefined, compare: undefined };
const today = '2026-11-22';

describe('the days of the overview', () => {
  it('are the last 30 against the 30 before, unless the address says otherwise', () => {
    expect(periodOf(nothing, today)).toEqual({ preset: '30d', from: '2026-10-24', to: today });
    expect(comparisonOf(nothing)).toBe('before');
    expect(periodOf({ ...nothing, range: '7d' }, today).from).toBe('2026-11-16');
    expect(comparisonOf({ ...nothing, compare: 'none' })).toBe('none');
  });

  it('are two dates when both are days, in order, and not too far apart', () => {
    const asked = { ...nothing, from: '2026-01-01', to: '2026-01-31' };
    expect(periodOf(asked, today)).toEqual({ preset: 'custom', from: '2026-01-01', to: '2026-01-31' });
    for (const wrong of [{ from: '2026-02-30' }, { to: '2025-12-31' }, { to: 'x' }, { to: '2031-01-01' }]) {
      expect(periodOf({ ...asked, ...wrong }, today).preset).toBe('30d');
    }
  });

  it('stand in the address as they were chosen', () => {
    const custom = { preset: 'custom', from: '2026-01-01', to: '2026-01-31' } as const;
    expect(periodOf({ ...nothing, ...periodQuery(custom) }, today)).toEqual(custom);
    expect(periodQuery({ preset: '7d', from: '2026-11-16', to: today })).toEqual({ range: '7d' });
  });
});
