import { describe, expect, test } from '@jest/globals';
import { assertSameOrder, type OrderAmount, sameOrder } from './same-order.js';

const first: OrderAmount = { amountMinor: 10_000n, currency: 'EUR' };
const lead: OrderAmount = { amountMinor: null, currency: 'EUR' };

describe('sameOrder (example 14)', () => {
  test.each<[string, OrderAmount, OrderAmount, boolean]>([
    ['the same again', first, { ...first }, true],
    ['a lead again', lead, { ...lead }, true],
    ['another amount', first, { ...first, amountMinor: 10_001n }, false],
    ['another currency', first, { ...first, currency: 'USD' }, false],
    ['an amount where there was none', lead, first, false],
    ['zero is not the same as no amount', lead, { ...lead, amountMinor: 0n }, false],
  ])('%s', (_label, existing, incoming, same) => {
    expect(sameOrder(existing, incoming)).toBe(same);
    const assertion = () => {
      assertSameOrder(existing, incoming);
    };
    if (same) expect(assertion).not.toThrow();
    else expect(assertion).toThrow(expect.objectContaining({ kind: 'conflict', code: 'order_conflict' }));
  });
});
