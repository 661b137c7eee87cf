import { describe, expect, test } from '@jest/globals';
import { applyRefund, type Refundable } from './apply-refund.js';

const fresh: Refundable = { amountMinor: 10_000n, refundedMinor: 0n, refundState: 'none' };
const partly: Refundable = { amountMinor: 10_000n, refundedMinor: 6666n, refundState: 'partial' };
const gone: Refundable = { amountMinor: 10_000n, refundedMinor: 10_000n, refundState: 'full' };
const lead: Refundable = { amountMinor: null, refundedMinor: 0n, refundState: 'none' };

describe('applyRefund', () => {
  test.each<[string, Refundable, bigint | null, bigint, bigint, string]>([
    ['a part', fresh, 3333n, 3333n, 3333n, 'partial'],
    ['another part', partly, 1n, 1n, 6667n, 'partial'],
    ['the rest, named', partly, 3334n, 3334n, 10_000n, 'full'],
    ['the rest, unnamed', partly, null, 3334n, 10_000n, 'full'],
    ['all at once', fresh, null, 10_000n, 10_000n, 'full'],
    ['a lead without amount', lead, null, 0n, 0n, 'full'],
  ])('%s', (_label, conversion, requested, refundMinor, refundedMinor, refundState) => {
    expect(applyRefund(conversion, requested)).toEqual({ refundMinor, refundedMinor, refundState });
  });

  test.each<[string, Refundable, bigint | null, string]>([
    ['more than remains', partly, 3335n, 'refund_exceeds_remaining'],
    ['example 6: a fourth refund', gone, 1n, 'refund_exceeds_remaining'],
    ['all of nothing', gone, null, 'refund_exceeds_remaining'],
    ['an amount off a lead that has none', lead, 1n, 'refund_exceeds_remaining'],
    ['a lead refunded twice', { ...lead, refundState: 'full' }, null, 'refund_exceeds_remaining'],
    ['a refund of zero', fresh, 0n, 'refund_amount_zero'],
    ['a negative refund', fresh, -1n, 'refund_amount_zero'],
  ])('%s is refused', (_label, conversion, requested, code) => {
    expect(() => applyRefund(conversion, requested)).toThrow(expect.objectContaining({ code }));
  });
});
