import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, test } from '@jest/globals';
import { Gathering } from './gathering.js';
import type { Gathered } from './gathering.js';

interface Item {
  readonly value: number;
  readonly name?: string;
}

function gathering(work: (group: readonly Gathered<Item>[]) => Promise<readonly (number | Error)[]>, atOnce = 1) {
  const namesOf = ({ name }: Item) => (name === undefined ? [] : [name]);
  return new Gathering<Item, number>({ maxItems: 3, atOnce, namesOf, work });
}

/** Doubles values and notes which came together. */
function doubling(atOnce = 1) {
  const groups: number[][] = [];
  const gathered = gathering(async (group) => {
    groups.push(group.map(({ item }) => item.value));
    return Promise.resolve(group.map(({ item }) => item.value * 2));
  }, atOnce);
  return { groups, gathered };
}

describe('Gathering', () => {
  test('gives each its own result, in groups of at most so many', async () => {
    const { groups, gathered } = doubling();
    const results = await Promise.all([1, 2, 3, 4].map((value) => gathered.add({ value })));
    expect(results).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  test('never puts two of one name together, nor lets a third overtake the second', async () => {
    const { groups, gathered } = doubling();
    const items = ['a', 'a', 'a', 'b'].map((name, value) => ({ value, name }));
    await Promise.all(items.map((item) => gathered.add(item)));
    expect(groups).toEqual([[0, 3], [1], [2]]);
  });

  test('an error of one is its own; one thrown is everybody’s; and it goes on afterwards', async () => {
    const gathered = gathering(async (group) => {
      if (group.some(({ item }) => item.value < 0)) throw new Error('the whole group');
      return Promise.resolve(group.map(({ item }) => (item.value === 0 ? new Error('this one') : item.value)));
    });
    expect(await Promise.allSettled([gathered.add({ value: 0 }), gathered.add({ value: 1 })])).toMatchObject([
      { status: 'rejected', reason: { message: 'this one' } },
      { status: 'fulfilled', value: 1 },
    ]);
    expect(await Promise.allSettled([gathered.add({ value: -1 }), gathered.add({ value: 2 })])).toMatchObject([
      { status: 'rejected', reason: { message: 'the whole group' } },
      { status: 'rejected', reason: { message: 'the whole group' } },
    ]);
    expect(await gathered.add({ value: 3 })).toBe(3);
  });

  test('while so many are under way, the others gather', async () => {
    const release: (() => void)[] = [];
    const groups: number[][] = [];
    const gathered = gathering(async (group) => {
      groups.push(group.map(({ item }) => item.value));
      await new Promise<void>((resolve) => release.push(resolve));
      return group.map(({ item }) => item.value);
    }, 2);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
    const all: Promise<number>[] = [];
    for (const value of [1, 2, 3, 4]) {
      all.push(gathered.add({ value }));
      await turn();
    }
    expect(groups).toEqual([[1], [2]]);
    release.shift()?.();
    await turn();
    expect(groups).toEqual([[1], [2], [3, 4]]);
    for (const next of release) next();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  test('a group beside another waits until it is as large, and they share what has come', async () => {
    const release: (() => void)[] = [];
    const groups: number[][] = [];
    const namesOf = () => [];
    const work = async (group: readonly Gathered<Item>[]) => {
      groups.push(group.map(({ item }) => item.value));
      await new Promise<void>((resolve) => release.push(resolve));
      return group.map(({ item }) => item.value);
    };
    const gathered = new Gathering<Item, number>({ maxItems: 64, atOnce: 2, namesOf, work });
    const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
    const all = [1, 2, 3, 4, 5, 6].map((value) => gathered.add({ value }));
    await turn();
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    release.shift()?.();
    all.push(...[7, 8].map((value) => gathered.add({ value })));
    await turn();
    expect(groups).toHaveLength(2);
    all.push(gathered.add({ value: 9 }));
    await turn();
    expect(groups.at(-1)).toEqual([7, 8, 9]);
    for (const next of release) next();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('each can be worked on in the asynchronous flow it came from', async () => {
    const flow = new AsyncLocalStorage<number>();
    const gathered = gathering(async (group) =>
      Promise.resolve(group.map(({ inOwnFlow }) => inOwnFlow(() => flow.getStore() ?? -1))),
    );
    const results = await Promise.all([7, 8].map((n) => flow.run(n, () => gathered.add({ value: 0 }))));
    expect(results).toEqual([7, 8]);
  });
});
