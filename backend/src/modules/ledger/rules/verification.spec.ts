import { describe, expect, test } from '@jest/globals';
import { dayOf, judgeAccount, nextRound, shardOf } from './verification.js';
import type { AccountReading, AccountVerdict } from './verification.js';

/** Ten entries verified before, to 100; two of 5 read since, to the last. */
const right: AccountReading = {
  ...{ verifiedSeq: 10n, verifiedBalance: 100n, readToSeq: 12n, rightEntries: 2n, rightAmount: 10n },
  ...{ wrong: null, balance: 110n, lastSeq: 12n, entriesBeyond: false },
};
/** Nothing is new. */
const idle: Partial<AccountReading> = {
  ...{ readToSeq: 10n, rightEntries: 0n, rightAmount: 0n, balance: 100n, lastSeq: 10n },
};
const noneRight = { rightEntries: 0n, rightAmount: 0n };

describe('an account', () => {
  test.each<[string, Partial<AccountReading>, AccountVerdict]>([
    ['is verified to its end', {}, { seq: 12n, balanceMinor: 110n, difference: null, finished: true }],
    ['has nothing new', idle, { seq: 10n, balanceMinor: 100n, difference: null, finished: true }],
    [
      'has more than one piece',
      { lastSeq: 30n, balance: 500n },
      { seq: 12n, balanceMinor: 110n, difference: null, finished: false },
    ],
  ])('%s', (_label, reading, verdict) => {
    expect(judgeAccount({ ...right, ...reading })).toEqual(verdict);
  });

  test.each<[string, Partial<AccountReading>, string, bigint]>([
    ['an entry does not follow the one before it', { ...noneRight, wrong: 'sequence' }, 'sequence', 11n],
    ['a transaction does not add up', { rightEntries: 1n, rightAmount: 5n, wrong: 'transaction' }, 'transaction', 12n],
    ['entries are missing in the middle', { ...noneRight, lastSeq: 30n }, 'sequence', 11n],
    ['the last entries are missing', noneRight, 'balance', 12n],
    ['the balance is another amount', { balance: 111n }, 'balance', 12n],
    ['the balance of an idle account is another amount', { ...idle, balance: 99n }, 'balance', 10n],
    ['the balance has lost entries', { ...idle, lastSeq: 7n, readToSeq: 7n }, 'balance', 7n],
    ['the balance does not know the last entries', { entriesBeyond: true }, 'balance', 12n],
  ])('is wrong when %s, and is verified up to there only', (_label, reading, fault, seq) => {
    const verdict = judgeAccount({ ...right, ...reading });
    expect(verdict).toMatchObject({ difference: { fault, seq }, finished: true });
    const entries = reading.rightEntries ?? right.rightEntries;
    expect(verdict.seq).toBe(10n + entries);
  });
});

describe('rounds', () => {
  const today = dayOf(new Date('2026-12-01T23:59:59.999Z'));

  test('a day begins at midnight UTC', () => {
    expect(dayOf(new Date('2026-12-02T00:00:00Z'))).toBe(today + 1);
    expect(dayOf(new Date(0))).toBe(0);
  });

  test('of the full pass have each account once in thirty days', () => {
    const shards = Array.from({ length: 30 }, (_, day) => shardOf('full', today + day).shard);
    expect(new Set(shards)).toEqual(new Set(Array.from({ length: 30 }, (_, shard) => shard)));
  });

  test('of the incremental pass have every account', () => {
    expect(shardOf('incremental', 0)).toEqual({ shard: 0, shards: 1 });
    expect(nextRound('incremental', 0, today)).toBe(0);
  });

  test.each([
    ['the next day follows', today, today + 1],
    ['missed days are made up for', today - 3, today - 2],
    ['after more than a month each shard is verified once', today - 400, today - 29],
  ])('%s', (_label, round, next) => {
    expect(nextRound('full', round, today)).toBe(next);
  });
});
