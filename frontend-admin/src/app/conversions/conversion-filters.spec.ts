import { describe, expect, it } from 'vitest';
import { conversionFilters, viewOf } from './conversion-filters';

const now = Date.parse('2026-11-22T12:00:00Z');
const ids = (values: Record<string, string>) => conversionFilters(values, now, (id) => `name of ${id}`);

describe('filters of conversions', () => {
  it('show what comes from elsewhere only while it is set, by its name', () => {
    expect(ids({}).map(({ id }) => id)).toEqual(['state', 'refund', 'attributed', 'when', 'q']);
    const affiliate = ids({ affiliate: 'aff_1' }).find(({ id }) => id === 'affiliate');
    expect(affiliate?.options).toEqual([{ value: 'aff_1', label: 'name of aff_1' }]);
  });

  it('name two dates of the address as one choice', () => {
    const when = ids({ from: '2026-11-01', to: '2026-11-22' }).find(({ id }) => id === 'when');
    expect(when?.options?.[0]?.value).toBe('custom');
    expect(when?.options?.[0]?.label).toMatch(/1.*–.*22/);
  });

  it('are a view when they are exactly its own', () => {
    expect(viewOf({})).toBe('all');
    expect(viewOf({ state: 'on_hold', q: 'HP' })).toBe('held');
    expect(viewOf({ state: 'on_hold', refund: 'full' })).toBeUndefined();
  });
});
