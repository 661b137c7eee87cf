import { expect, test } from 'vitest';
import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { expected, stateGroups } from './state-groups';

const program = (
  currency: string,
  states: [ProgramEarnings['states'][number]['status'], number, string | null][],
): ProgramEarnings => ({
  ...{ programId: currency, programName: currency, currency, timeZone: 'UTC', next: null },
  states: states.map(([status, count, amount]) => ({
    status,
    count,
    amount: amount === null ? null : { amount, currency },
  })),
});

const earnings = [
  program('EUR', [
    ['paid', 1, '4.00'],
    ['pending', 2, '1.10'],
    ['on_hold', 1, null],
  ]),
  program('USD', [
    ['pending', 3, '2.00'],
    ['approved', 1, '5.00'],
  ]),
];

test('states in the order in which people ask, currencies apart', () => {
  expect(stateGroups(earnings).map(({ state, count, amounts }) => [state, count, amounts.length])).toEqual([
    ['approved', 1, 1],
    ['pending', 5, 2],
    ['on_hold', 1, 0],
    ['paid', 1, 1],
  ]);
});

test('what is expected leaves out what is paid, gone or undecided', () => {
  expect(expected(earnings)).toEqual(['€1.10', expect.stringMatching(/\$7\.00$/)]);
  expect(expected([])).toEqual([]);
});
