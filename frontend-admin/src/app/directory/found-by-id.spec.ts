import { expect, it, vi } from 'vitest';
import { FoundById } from './found-by-id';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: `Name of ${id}` }));

it('asks once for all that a page shows at one time, and for nothing twice', async () => {
  const find = vi.fn(async (ids: readonly string[]) => named(ids));
  const found = new FoundById(find);
  expect(['a', 'b', 'a'].map((id) => found.get(id))).toEqual([undefined, undefined, undefined]);
  await settle();
  expect(found.get('b')?.name).toBe('Name of b');
  found.get('a');
  await settle();
  expect(find.mock.calls).toEqual([[['a', 'b']]]);
});

it('asks for a hundred at a time', async () => {
  const find = vi.fn(async (ids: readonly string[]) => named(ids));
  const found = new FoundById(find);
  for (let i = 0; i < 230; i += 1) found.get(`p${i}`);
  await settle();
  expect(find.mock.calls.map(([ids]) => ids.length)).toEqual([100, 100, 30]);
  expect(found.get('p229')?.name).toBe('Name of p229');
});

it.each([
  ['does not exist', async () => []],
  ['cannot be asked for', async () => Promise.reject(new Error('offline'))],
])('knows that something %s', async (_, find) => {
  const found = new FoundById<{ id: string }>(find);
  found.get('a');
  expect(found.isMissing('a')).toBe(false);
  await settle();
  expect([found.get('a'), found.isMissing('a')]).toEqual([undefined, true]);
});

it('need not ask for what a page has anyway, until it forgets', async () => {
  const find = vi.fn(async (ids: readonly string[]) => named(ids));
  const found = new FoundById<{ id: string; name: string }>(find);
  found.learn([{ id: 'a', name: 'Known' }]);
  expect(found.get('a')?.name).toBe('Known');
  found.forget();
  found.get('a');
  await settle();
  expect(found.get('a')?.name).toBe('Name of a');
});
