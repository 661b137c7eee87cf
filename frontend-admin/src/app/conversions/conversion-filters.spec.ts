import { describe, expect, it } from 'vitest';
import { conversionFilters, conversionViews } from './conversion-filters';
import { builtInOf } from '../lists/list-views';
import { consistent } from './conversion-list-filter';
import { sortOf, sortText } from './conversion-query';

const choices = { programs: [], currencies: ['EUR', 'USD'], affiliates: [], links: [] };
const of = (values: Record<string, string>) => conversionFilters(values, choices);

describe('filters of conversions', () => {
  it('B13: can be narrowed by currency, amount, affiliate, program, link, coupon and commission', () => {
    const ids = of({}).map(({ id }) => id);
    for (const id of ['currency', 'min', 'max', 'affiliate', 'program', 'link', 'coupon', 'commission']) {
      expect(ids).toContain(id);
    }
    expect(
      of({})
        .find(({ id }) => id === 'currency')
        ?.options?.map(({ value }) => value),
    ).toEqual(['EUR', 'USD']);
  });

  it('ask for two days once dates of one’s own are chosen', () => {
    const dates = (values: Record<string, string>) => of(values).filter(({ kind }) => kind === 'date');
    expect(dates({})).toEqual([]);
    expect(dates({ when: 'custom' }).map(({ id }) => id)).toEqual(['from', 'to']);
  });

  it('never ask for an amount without its currency, nor for days without "on dates I choose"', () => {
    expect(consistent({ min: '100' }, 'EUR')).toMatchObject({ currency: 'EUR' });
    expect(consistent({ min: '100', currency: 'USD' }, 'EUR')).toMatchObject({ currency: 'USD' });
    expect(consistent({ when: '7d', from: '2026-11-01' }, 'EUR')).toMatchObject({ from: undefined, when: '7d' });
  });

  it('are a view when they are exactly its own', () => {
    const viewOf = (values: Record<string, string>) => builtInOf(values, conversionViews)?.id;
    expect(viewOf({})).toBe('all');
    expect(viewOf({ state: 'on_hold', q: 'HP' })).toBe('held');
    expect(viewOf({ state: 'on_hold', refund: 'full' })).toBeUndefined();
  });

  it('B26: the view of refunds holds partly refunded orders', () => {
    expect(conversionViews.find(({ id }) => id === 'refunded')?.query).toMatchObject({ refund: 'refunded' });
  });
});

it.each([
  [undefined, '-recordedAt'],
  ['oldest', 'recordedAt'],
  ['-amount', '-amount'],
  ['occurredAt', 'occurredAt'],
  ['nonsense', '-recordedAt'],
])('the order %s of an address is %s for the API', (text, asked) => expect(sortText(sortOf(text))).toBe(asked));
