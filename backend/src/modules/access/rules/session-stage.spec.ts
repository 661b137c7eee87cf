import { describe, expect, test } from '@jest/globals';
import { isFresh, stageOf } from './session-stage.js';

describe('how far a session is', () => {
  test.each([
    ['an operator without a factor', { mandatory: true, hasFactor: false, given: false }, 'enrol'],
    [
      'an operator whose only factor was taken away meanwhile',
      { mandatory: true, hasFactor: false, given: true },
      'enrol',
    ],
    ['an operator who has not given it yet', { mandatory: true, hasFactor: true, given: false }, 'factor'],
    ['an operator who has given it', { mandatory: true, hasFactor: true, given: true }, 'full'],
    ['an affiliate without a factor', { mandatory: false, hasFactor: false, given: false }, 'full'],
    ['an affiliate who has one and has not given it', { mandatory: false, hasFactor: true, given: false }, 'factor'],
    ['an affiliate who has given it', { mandatory: false, hasFactor: true, given: true }, 'full'],
  ] as const)('%s', (_, facts, stage) => {
    expect(stageOf(facts)).toBe(stage);
  });
});

describe('a proof counts for five minutes', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const before = (seconds: number): number => now.getTime() / 1000 - seconds;

  test.each([
    ['a factor just given', { factorAt: before(0), passwordAt: before(9_000) }, true],
    ['a factor five minutes ago', { factorAt: before(300), passwordAt: before(9_000) }, true],
    ['a factor a second longer ago', { factorAt: before(301), passwordAt: before(9_000) }, false],
    ['an old factor and a fresh password', { factorAt: before(301), passwordAt: before(1) }, false],
    ['no factor and a fresh password', { factorAt: null, passwordAt: before(300) }, true],
    ['no factor and an old password', { factorAt: null, passwordAt: before(301) }, false],
  ])('%s', (_, proof, fresh) => {
    expect(isFresh(proof, now)).toBe(fresh);
  });
});
