import { describe, expect, test } from '@jest/globals';
import { LocalBudget } from './local-budget.js';
import type { Taken } from './sliding-window.js';

const limit = { policy: 'conversions', key: 'k', quota: 1_000 };

/** Chunks of a quota that is used up by what is fetched. */
function windowOf(quota: number, chunk: number) {
  let left = quota;
  let trips = 0;
  const fetch = (): Promise<Taken> => {
    trips += 1;
    const granted = Math.min(chunk, left);
    left -= granted;
    const waitMs = granted === 0 ? 5_000 : 0;
    return Promise.resolve({ granted, standings: [{ limit, remaining: left, resetMs: 60_000, waitMs }] });
  };
  return { fetch, trips: () => trips };
}

describe('a local budget', () => {
  test('asks Redis once per chunk', async () => {
    const [budget, window] = [new LocalBudget(), windowOf(1_000, 100)];
    for (let i = 0; i < 250; i += 1) expect((await budget.spend('a', () => i, window.fetch)).granted).toBe(1);
    expect(window.trips()).toBe(3);
  });

  test('gives out no more than was fetched, however many ask at once', async () => {
    const [budget, window] = [new LocalBudget(), windowOf(25, 10)];
    const answers = await Promise.all(Array.from({ length: 100 }, () => budget.spend('a', () => 0, window.fetch)));
    expect(answers.filter(({ granted }) => granted === 1)).toHaveLength(25);
    expect(answers.find(({ granted }) => granted === 0)?.standings).toMatchObject([{ waitMs: 5_000 }]);
  });

  test('gives out all of it to requests that waited while time went on', async () => {
    const [budget, window] = [new LocalBudget(), windowOf(1_000, 10)];
    let time = 0;
    const fetch = () => {
      time += 1;
      return window.fetch();
    };
    const answers = await Promise.all(Array.from({ length: 100 }, () => budget.spend('a', () => time, fetch)));
    expect(answers.filter(({ granted }) => granted === 1)).toHaveLength(100);
    expect(window.trips()).toBe(10);
  });

  test('counts what is left here as remaining, and time as passing', async () => {
    const [budget, window] = [new LocalBudget(), windowOf(1_000, 100)];
    await budget.spend('a', () => 0, window.fetch);
    expect((await budget.spend('a', () => 4_000, window.fetch)).standings).toMatchObject([
      { remaining: 998, resetMs: 56_000 },
    ]);
  });

  test('does not keep a chunk for later, nor share it between callers', async () => {
    const [budget, window] = [new LocalBudget(), windowOf(1_000, 100)];
    await budget.spend('a', () => 0, window.fetch);
    await budget.spend('b', () => 0, window.fetch);
    await budget.spend('a', () => 10_000, window.fetch);
    expect(window.trips()).toBe(3);
  });

  test('asks again after a refusal', async () => {
    const budget = new LocalBudget();
    const none = windowOf(0, 10);
    expect((await budget.spend('a', () => 0, none.fetch)).granted).toBe(0);
    expect((await budget.spend('a', () => 1, windowOf(10, 10).fetch)).granted).toBe(1);
  });
});
