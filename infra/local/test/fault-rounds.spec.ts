import { describe, expect, test } from '@jest/globals';
import { planRounds } from '../faults/rounds.ts';
import { SeededRandom } from '../faults/seeded-random.ts';
import { VICTIMS } from '../faults/strikes.ts';

describe('planRounds', () => {
  test('is the same for the same seed and another for another', () => {
    const plan = (seed: number): unknown => planRounds(20, new SeededRandom(seed));
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
  });

  test('has every kind of fault in the first four rounds, and strikes everyone in twenty-four', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const rounds = planRounds(24, new SeededRandom(seed));
      expect(new Set(rounds.slice(0, 4).map(({ kind }) => kind))).toEqual(new Set(['kill', 'pause', 'resend']));
      expect(new Set(rounds.flatMap(({ victims }) => [...victims]))).toEqual(new Set(VICTIMS));
    }
  });
});

describe('SeededRandom', () => {
  test('stays in range and spreads evenly', () => {
    const random = new SeededRandom(1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 10_000; i += 1) {
      const drawn = random.between(3, 7);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([3, 4, 5, 6, 7]);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  test('gives every order the same things', () => {
    expect(new SeededRandom(3).shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });
});
