import { expect, it } from 'vitest';
import type { RowOutcome } from './bulk-outcome';
import { resultWords } from './bulk-outcome';

const row = (kind: RowOutcome['kind'], reason?: string): RowOutcome => ({
  ...{ name: 'AUTUMN10', kind },
  ...(reason !== undefined && { reason }),
});

it.each([
  [[row('changed'), row('changed')], '2 disabled'],
  [[row('changed'), row('skipped', 'already disabled')], '1 disabled, 1 skipped: already disabled'],
  [[row('skipped', 'already disabled')], '0 disabled, 1 skipped: already disabled'],
  [
    [row('failed', 'Not found.'), row('failed', 'The server is busy.'), row('failed', 'Not found.')],
    '0 disabled, 2 failed: Not found, 1 failed: The server is busy',
  ],
])('section 5, Lists: %j reads "%s"', (outcomes, words) => {
  expect(resultWords({ outcomes, done: 'disabled' })).toBe(words);
});
