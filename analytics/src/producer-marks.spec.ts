import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProducerMarks } from './producer-marks.js';

const admitAll = (marks: ProducerMarks, numbers: readonly number[]): boolean[] =>
  numbers.map((seq) => marks.admit('p', seq, 1_000));

describe('ProducerMarks', () => {
  it('takes each number once', () => {
    expect(admitAll(ProducerMarks.of({}), [1, 2, 2, 1, 3, 3])).toEqual([true, true, false, false, true, false]);
  });

  it('takes a late first copy out of a hole, once', () => {
    const marks = ProducerMarks.of({});
    expect(admitAll(marks, [1, 5, 3, 3, 2, 4, 4, 6])).toEqual([true, true, true, false, true, true, false, true]);
    expect(marks.stored()['p']).toEqual({ high: 6, holes: [], seenAt: 1_000 });
  });

  it('keeps what lies between as intervals', () => {
    const marks = ProducerMarks.of({});
    admitAll(marks, [3, 10, 7]);
    expect(marks.stored()['p']?.holes).toEqual([
      [1, 2],
      [4, 6],
      [8, 9],
    ]);
  });

  it('knows producers apart', () => {
    const marks = ProducerMarks.of({});
    expect([marks.admit('a', 1, 0), marks.admit('b', 1, 0), marks.admit('a', 1, 0)]).toEqual([true, true, false]);
  });

  it('forgets a producer that has been silent since before a time', () => {
    const marks = ProducerMarks.of({});
    marks.admit('old', 1, 1_000);
    marks.admit('new', 1, 2_000);
    marks.forget(1_500);
    expect(Object.keys(marks.stored())).toEqual(['new']);
  });

  it('stays small: the oldest holes are taken as never to come, the longest silent producers forgotten', () => {
    const marks = ProducerMarks.of({});
    for (let seq = 2; seq <= 400; seq += 2) marks.admit('p', seq, 0);
    expect(marks.stored()['p']?.holes).toHaveLength(32);
    expect(marks.admit('p', 1, 0)).toBe(false);
    expect(marks.admit('p', 399, 0)).toBe(true);
    for (let n = 0; n < 1_200; n += 1) marks.admit(`q${n}`, 1, n + 1);
    marks.forget(0);
    expect(Object.keys(marks.stored())).toHaveLength(1_000);
    expect(marks.stored()).not.toHaveProperty('q199');
    expect(marks.stored()).toHaveProperty('q200');
  });

  it('admits exactly the first of each number, in any order, over any number of restarts', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 120 });
    fc.assert(
      fc.property(numbers, fc.nat({ max: 20 }), (sequence, restartEvery) => {
        let marks = ProducerMarks.of({});
        const seen = new Set<number>();
        sequence.forEach((seq, index) => {
          if (restartEvery > 0 && index % restartEvery === 0) {
            marks = ProducerMarks.of(JSON.parse(JSON.stringify(marks.stored())) as ReturnType<typeof marks.stored>);
          }
          expect(marks.admit('p', seq, index)).toBe(!seen.has(seq));
          seen.add(seq);
        });
      }),
    );
  });

  it('leaves what was stored before as it was', () => {
    const marks = ProducerMarks.of({});
    admitAll(marks, [1, 4]);
    const stored = marks.stored();
    const text = JSON.stringify(stored);
    admitAll(marks, [2, 3, 9]);
    expect(JSON.stringify(stored)).toBe(text);
  });
});
