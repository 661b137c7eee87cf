import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NameChains } from './name-chains.js';
import type { ChainPlace } from './name-chains.js';

describe('NameChains', () => {
  test('lets the first of a name begin, and the next when it has left', () => {
    const chains = new NameChains<string>();
    const first = chains.join('first', ['a']);
    const second = chains.join('second', ['a']);
    expect([first.behind, second.behind]).toEqual([0, 1]);
    expect(chains.leave(first)).toEqual(['second']);
    expect(chains.leave(second)).toEqual([]);
    expect(chains.join('third', ['a']).behind).toBe(0);
  });

  test('holds one with two names until it is first in both; a name that is said twice counts once', () => {
    const chains = new NameChains<string>();
    const [order, key] = [chains.join('order', ['o']), chains.join('key', ['k'])];
    expect(chains.join('both', ['o', 'k', 'o']).behind).toBe(2);
    expect([chains.leave(order), chains.leave(key)]).toEqual([[], ['both']]);
  });

  test('whoever leaves from the middle frees nobody', () => {
    const chains = new NameChains<string>();
    const [first, middle] = ['first', 'middle', 'last'].map((item) => chains.join(item, ['a']));
    if (!first || !middle) throw new Error('joined');
    expect(chains.leave(middle)).toEqual([]);
    expect(chains.leave(first)).toEqual(['last']);
  });

  test('whatever joins and leaves: whoever is behind nobody is the first of each of its names', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
    const step = fc.record({ names, leaves: fc.nat({ max: 50 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const chains = new NameChains<number>();
        const inside: { place: ChainPlace<number>; names: readonly string[] }[] = [];
        const mayBegin = new Set<number>();
        for (const [item, { names, leaves }] of steps.entries()) {
          const place = chains.join(item, names);
          inside.push({ place, names });
          if (place.behind === 0) mayBegin.add(item);
          if (leaves % 3 !== 0) {
            const [left] = inside.splice(leaves % inside.length, 1);
            if (!left) continue;
            mayBegin.delete(left.place.item);
            for (const freed of chains.leave(left.place)) mayBegin.add(freed);
          }
        }
        const isFirst = ({ place, names }: (typeof inside)[number]) =>
          names.every((name) => inside.find((one) => one.names.includes(name))?.place === place);
        expect([...mayBegin].sort()).toEqual(
          inside
            .filter(isFirst)
            .map(({ place }) => place.item)
            .sort(),
        );
      }),
    );
  });
});
