import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { BatchQueue } from './batch-queue.js';
import type { BatchQueueOptions, QueueRefusal } from './batch-queue.js';

interface Item {
  readonly value: number;
  readonly names?: readonly string[];
}

type Options = BatchQueueOptions<Item, number>;
type Work = (values: readonly number[]) => Promise<readonly (number | Error)[]>;

/** A queue over a work on values; it notes the groups that began, and what was refused. */
function queueOf(work: Work, options: Partial<Options> = {}) {
  const groups: number[][] = [];
  const refusals: QueueRefusal[] = [];
  const queue = new BatchQueue<Item, number>({
    ...{ maxItems: 3, atOnce: 1, maxWaiting: 100, deadlineMs: 60_000 },
    namesOf: ({ names = [] }) => names,
    work: (group) => {
      const values = group.map(({ item }) => item.value);
      groups.push(values);
      return work(values);
    },
    retryEach: () => false,
    onRefusal: (reason) => void refusals.push(reason),
    ...options,
  });
  const add = (...values: number[]) => values.map((value) => queue.add({ value }));
  return { queue, groups, refusals, add };
}

/** A work that ends when it is told to. */
function heldWork() {
  const held: (() => void)[] = [];
  const work: Work = async (values) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return values;
  };
  const release = () => held.shift()?.();
  const releaseAll = async (outcomes: readonly Promise<number>[]) => {
    const settled = Promise.allSettled(outcomes);
    let over = false;
    void settled.then(() => {
      over = true;
    });
    while (!over) {
      release();
      await nextTurn();
    }
    return settled;
  };
  return { work, release, releaseAll };
}

const doubled: Work = (values) => Promise.resolve(values.map((value) => value * 2));

/** Everything that follows from what has happened so far has happened. */
async function turns(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await nextTurn();
}

const overloaded = { status: 'rejected', reason: { kind: 'unavailable', code: 'overloaded' } };
const done = (value: number) => ({ status: 'fulfilled', value });
const failed = (message: string) => ({ status: 'rejected', reason: { message } });

describe('a batch queue', () => {
  test('gives each its own result, in groups of at most so many', async () => {
    const { groups, add } = queueOf(doubled);
    expect(await Promise.all(add(1, 2, 3, 4))).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  test('while so many groups are under way, the others gather', async () => {
    const { work, release, releaseAll } = heldWork();
    const { groups, add } = queueOf(work, { atOnce: 2 });
    const all: Promise<number>[] = [];
    for (const value of [1, 2, 3, 4]) {
      all.push(...add(value));
      await turns();
    }
    expect(groups).toEqual([[1], [2]]);
    release();
    await turns();
    expect(groups).toEqual([[1], [2], [3, 4]]);
    expect(await releaseAll(all)).toEqual([1, 2, 3, 4].map(done));
  });

  test('a group beside another waits until it is as large, and they share what has come', async () => {
    const { work, release, releaseAll } = heldWork();
    const { groups, add } = queueOf(work, { maxItems: 64, atOnce: 2 });
    const all = add(1, 2, 3, 4, 5, 6);
    await turns();
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    release();
    all.push(...add(7, 8));
    await turns();
    expect(groups).toHaveLength(2);
    all.push(...add(9));
    await turns();
    expect(groups.at(-1)).toEqual([7, 8, 9]);
    expect(await releaseAll(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map(done));
  });

  test('each can be worked on in the asynchronous flow it came from', async () => {
    const flow = new AsyncLocalStorage<number>();
    const { queue } = queueOf(doubled, {
      work: (group) => Promise.resolve(group.map(({ inOwnFlow }) => inOwnFlow(() => flow.getStore() ?? -1))),
    });
    const results = await Promise.all([7, 8].map((n) => flow.run(n, () => queue.add({ value: 0 }))));
    expect(results).toEqual([7, 8]);
  });
});

describe('items that share a name', () => {
  test('are never in one group, and none overtakes another', async () => {
    const { queue, groups } = queueOf(doubled);
    const items = ['a', 'a', 'a', 'b'].map((name, value) => ({ value, names: [name] }));
    await Promise.all(items.map((item) => queue.add(item)));
    expect(groups).toEqual([[0, 3], [1], [2]]);
  });

  test('wait for each other also when a further group could begin', async () => {
    const { work, release, releaseAll } = heldWork();
    const { queue, groups } = queueOf(work, { atOnce: 2 });
    const all = [queue.add({ value: 1, names: ['order', 'key'] }), queue.add({ value: 2, names: ['key'] })];
    await turns();
    expect(groups).toEqual([[1]]);
    release();
    await turns();
    expect(groups).toEqual([[1], [2]]);
    expect(await releaseAll(all)).toEqual([1, 2].map(done));
  });
});

describe('when a group fails', () => {
  test('an error of one is its own; one thrown is everybody’s; and it goes on afterwards', async () => {
    const { add } = queueOf(async (values) => {
      if (values.some((value) => value < 0)) throw new Error('the whole group');
      return Promise.resolve(values.map((value) => (value === 0 ? new Error('this one') : value)));
    });
    expect(await Promise.allSettled(add(0, 1))).toMatchObject([failed('this one'), done(1)]);
    expect(await Promise.allSettled(add(-1, 2))).toMatchObject([failed('the whole group'), failed('the whole group')]);
    expect(await Promise.all(add(3))).toEqual([3]);
  });

  test('and one may be to blame, each is tried by itself, and only that one fails', async () => {
    const work: Work = (values) => (values.includes(2) ? Promise.reject(new Error('two')) : Promise.resolve(values));
    const { groups, add } = queueOf(work, { retryEach: () => true });
    expect(await Promise.allSettled(add(1, 2, 3))).toMatchObject([done(1), failed('two'), done(3)]);
    expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  test('the first by itself that fails of everybody’s trouble ends the trying', async () => {
    const work: Work = (values) => {
      if (values.length > 1) return Promise.reject(new Error('one of them'));
      return values.includes(1) ? Promise.resolve(values) : Promise.reject(new Error('away'));
    };
    const { groups, add } = queueOf(work, { retryEach: (error) => (error as Error).message !== 'away' });
    expect(await Promise.allSettled(add(1, 2, 3))).toMatchObject([done(1), failed('away'), failed('away')]);
    expect(groups).toEqual([[1, 2, 3], [1], [2]]);
  });

  test('the trying ends when it has taken as long as an item may wait', async () => {
    const work: Work = async (values) => {
      if (values.length > 1) throw new Error('one of them');
      await sleep(20);
      return values;
    };
    const { groups, refusals, add } = queueOf(work, { retryEach: () => true, deadlineMs: 10 });
    expect(await Promise.allSettled(add(1, 2, 3))).toMatchObject([done(1), overloaded, overloaded]);
    expect(groups).toEqual([[1, 2, 3], [1]]);
    expect(refusals).toEqual(['late', 'late']);
  });
});

describe('what waits is bounded', () => {
  test('in number: while so many wait the next is refused at once, and not a moment longer', async () => {
    const { work, release, releaseAll } = heldWork();
    const { queue, groups, refusals, add } = queueOf(work, { maxWaiting: 2 });
    const begun = add(1);
    await turns();
    const waiting = add(2, 3);
    expect(queue.length).toBe(2);
    expect(await Promise.allSettled(add(4))).toMatchObject([overloaded]);
    expect(refusals).toEqual(['full']);
    release();
    await turns();
    const all = [...begun, ...waiting, ...add(5)];
    expect(await releaseAll(all)).toEqual([1, 2, 3, 5].map(done));
    expect(groups).toEqual([[1], [2, 3], [5]]);
    expect(queue.length).toBe(0);
  });

  test('in time: what has not begun is refused, and what has begun gets its own result', async () => {
    const { work, releaseAll } = heldWork();
    const { queue, groups, refusals, add } = queueOf(work, { deadlineMs: 20 });
    const [begun] = add(1);
    await turns();
    expect(queue.oldestMs).toBe(0);
    const late = add(2, 3);
    await nextTurn();
    expect(queue.oldestMs).toBeGreaterThan(0);
    expect(await Promise.allSettled(late)).toMatchObject([overloaded, overloaded]);
    expect(refusals).toEqual(['late', 'late']);
    expect(await releaseAll(begun ? [begun] : [])).toEqual([done(1)]);
    expect(groups).toEqual([[1]]);
  });

  test('one that waits for another of its name and is refused lets the next of that name begin', async () => {
    const { work, releaseAll } = heldWork();
    const { queue, groups } = queueOf(work, { maxItems: 1 });
    const [name, gone] = [['a'], new AbortController()];
    const all = [queue.add({ value: 1, names: name }), queue.add({ value: 2, names: name }, gone.signal)];
    all.push(queue.add({ value: 3, names: name }));
    gone.abort();
    expect(await releaseAll(all)).toMatchObject([done(1), overloaded, done(3)]);
    expect(groups).toEqual([[1], [3]]);
  });
});

describe('whoever does not wait for an answer any more', () => {
  test('is dropped while more wait than a group takes, and makes room', async () => {
    const { work, releaseAll } = heldWork();
    const { queue, groups, refusals, add } = queueOf(work, { maxItems: 1, maxWaiting: 2 });
    const gone = new AbortController();
    const all = add(1);
    await turns();
    all.push(queue.add({ value: 2 }, gone.signal), ...add(3));
    gone.abort();
    expect(refusals).toEqual(['abandoned']);
    all.push(...add(4));
    expect(await Promise.allSettled([queue.add({ value: 5 }, gone.signal)])).toMatchObject([overloaded]);
    expect(await releaseAll(all)).toMatchObject([done(1), overloaded, done(3), done(4)]);
    expect(groups).toEqual([[1], [3], [4]]);
  });

  test('is worked on all the same without such a backlog: some senders never wait', async () => {
    const { work, releaseAll } = heldWork();
    const { queue, add } = queueOf(work);
    const gone = new AbortController();
    const all = [...add(1), queue.add({ value: 2 }, gone.signal)];
    gone.abort();
    all.push(queue.add({ value: 3 }, gone.signal));
    expect(await releaseAll(all)).toEqual([1, 2, 3].map(done));
  });

  test('has no say once it has begun', async () => {
    const { work, releaseAll } = heldWork();
    const { queue, add } = queueOf(work, { maxItems: 1 });
    const gone = new AbortController();
    const all = [queue.add({ value: 1 }, gone.signal)];
    await turns();
    all.push(...add(2, 3));
    gone.abort();
    expect(await releaseAll(all)).toEqual([1, 2, 3].map(done));
  });
});
