import { describe, expect, test } from '@jest/globals';
import { termsInForce, upcomingTerms } from './terms-in-force.js';

const terms = (version: number, effectiveFrom: string) => ({ version, effectiveFrom: new Date(effectiveFrom) });
const first = terms(1, '2026-03-01T00:00:00Z');
const june = terms(2, '2026-06-01T00:00:00Z');
const may = terms(3, '2026-05-01T00:00:00Z');
const juneAgain = terms(4, '2026-06-01T00:00:00Z');
const all = [first, june, may, juneAgain];

describe('the terms in force', () => {
  test.each([
    ['2026-03-01T00:00:00Z', 1],
    ['2026-04-30T23:59:59.999Z', 1],
    ['2026-05-01T00:00:00Z', 3],
    ['2026-06-01T00:00:00Z', 4],
    ['2030-01-01T00:00:00Z', 4],
  ])('at %s are version %i', (at, version) => expect(termsInForce(all, new Date(at)).version).toBe(version));

  test('before the program existed are the first', () => {
    expect(termsInForce(all, new Date('2020-01-01T00:00:00Z')).version).toBe(1);
  });

  test('of no versions at all are a defect', () => {
    expect(() => termsInForce([], new Date())).toThrow(RangeError);
  });
});

describe('section 2: the upcoming terms', () => {
  test.each([
    ['2026-03-01T00:00:00Z', 3],
    ['2026-05-01T00:00:00Z', 4],
    ['2026-06-01T00:00:00Z', undefined],
  ])('at %s are version %s', (at, version) => expect(upcomingTerms(all, new Date(at))?.version).toBe(version));
});
