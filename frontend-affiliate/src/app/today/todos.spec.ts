import { describe, expect, test } from 'vitest';
import type { ProgramEarnings } from '@tributary/frontend-shared/api/generated/schema';
import { nextPayable } from './next-payable';
import { todosOf } from './todos';

describe('what needs doing', () => {
  const member = (name: string, membership: 'approved' | 'applied' | 'suspended') => ({ name, membership });

  test.each([
    ['in no program', [], 0, [/not joined a program/]],
    ['approved without links', [member('A', 'approved')], 0, [/first link/]],
    ['all well', [member('A', 'approved')], 3, []],
    ['applied only', [member('A', 'applied')], 0, [/A is reviewing/]],
    ['suspended in one', [member('A', 'approved'), member('B', 'suspended')], 1, [/suspended in B/]],
  ])('%s', (_label, programs, links, expected) => {
    expect(todosOf(programs, links).map(({ text }) => text)).toEqual(
      expected.map((words) => expect.stringMatching(words)),
    );
  });
});

describe('what becomes payable next', () => {
  const program = (currency: string, date: string | null, amount = '1.10'): ProgramEarnings => ({
    ...{ programId: 'p', programName: 'P', currency, timeZone: 'UTC', states: [] },
    next: date === null ? null : { date, at: `${date}T10:00:00Z`, count: 2, amount: { amount, currency } },
  });

  test('is the earliest day of the currency, added up over programs', () => {
    const earnings = [program('EUR', '2026-12-03'), program('EUR', '2026-12-03', '2.20'), program('EUR', '2026-12-09')];
    expect(nextPayable([...earnings, program('USD', '2026-11-30')], 'EUR')).toEqual({
      ...{ date: '2026-12-03', at: '2026-12-03T10:00:00Z', count: 4 },
      amount: { amount: '3.30', currency: 'EUR' },
    });
  });

  test('is nothing when nothing waits', () => {
    expect(nextPayable([program('EUR', null)], 'EUR')).toBeUndefined();
  });
});
