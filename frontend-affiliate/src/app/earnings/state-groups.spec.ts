import { expect, test } from 'vitest';
import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { balance, stateGroups } from './state-groups';

const program = (
  currency: string,
  states: [ProgramEarnings['states'][number]['status'], number, string | null][],
): ProgramEarnings => ({
  ...{ programId: currency, programName: currency, currency, timeZone: 'UTC', next: null },
  states: states.map(([status, count, amount]) => ({
    status,
    count,
    amount: amount === null ? null : { amount, currency },
    reversedAmount: { amount: status === 'reversed' ? '7.50' : '0.00', currency },
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

test('section 2: what is payable and what is pending are never added up', () => {
  expect(balance(earnings)).toEqual({
    payable: [expect.stringMatching(/\$5\.00$/)],
    pending: ['€1.10', expect.stringMatching(/\$2\.00$/)],
  });
  expect(balance([])).toEqual({ payable: [], pending: [] });
});

test('section 2: what was reversed has its amount', () => {
  const [group] = stateGroups([program('EUR', [['reversed', 27, '0.00']])]);
  expect(group).toEqual({ state: 'reversed', count: 27, amounts: ['-€7.50'] });
});
