import { expect, test } from '@jest/globals';
import { appliedMigrations, slowMigrations } from '../launch/applied-migrations.ts';

const output = [
  'Applying: 20261201100000_create_terms.sql',
  'Applied: 20261201100000_create_terms.sql in 17.1103ms',
  'Applied: 20261201100100_note.sql in 865.4µs',
  'Applied: 20261201100200_fill_terms.sql in 1m2.5s',
  'Applied: 20261201100300_fill_lines.sql in 1h0m0.25s',
  'Applying: 20261201100400_drop.sql',
].join('\n');

test('what dbmate says is read with its durations', () => {
  const [first, second, ...others] = appliedMigrations(output);
  expect(first).toEqual({ name: '20261201100000_create_terms', seconds: expect.closeTo(0.0171) });
  expect(second?.seconds).toBeCloseTo(0.000_865);
  expect(others.map(({ seconds }) => seconds)).toEqual([62.5, 3600.25]);
});

test('those above a second are told', () => {
  expect(slowMigrations(appliedMigrations(output))).toEqual([
    '20261201100200_fill_terms took 62.5 s',
    '20261201100300_fill_lines took 3600.3 s',
  ]);
});
