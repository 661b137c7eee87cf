import { expect, test } from '@jest/globals';
import { chosenLanes, PART_NAMES } from '../check/chosen-lanes.ts';

const stepNames = (...args: string[]) => chosenLanes(args).map((steps) => steps.map(({ name }) => name));

test('without a word everything runs, in two lanes', () => {
  const lanes = stepNames();
  expect(lanes).toHaveLength(2);
  expect(lanes.flat().length).toBeGreaterThan(PART_NAMES.length);
});

test('every step belongs to one part, so that the parts together are everything', () => {
  expect(PART_NAMES.flatMap((name) => stepNames('--part', name).flat()).sort()).toEqual(stepNames().flat().sort());
  expect(new Set(PART_NAMES).size).toBe(PART_NAMES.length);
});

test('parts of one lane stay in their order, and a lane without any does not run', () => {
  expect(stepNames('--part', 'analytics', '--part=types')).toEqual([['check:types', 'analytics']]);
});

test.each([['--part', 'nothing'], ['--parts', 'apps'], ['apps']])('refuses %s, and says what there is', (...args) => {
  expect(() => chosenLanes(args)).toThrow(/checks, apps, .*analytics/);
});
