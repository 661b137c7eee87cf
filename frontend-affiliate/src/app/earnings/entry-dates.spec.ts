import { expect, test } from 'vitest';
import { entryDates } from './entry-dates';

test.each([
  [{}, {}],
  [{ when: '7d' }, { preset: '7d', from: '2026-11-24', to: '2026-11-30' }],
  [
    { when: 'custom', from: '2026-11-01', to: '2026-11-02' },
    { preset: 'custom', from: '2026-11-01', to: '2026-11-02' },
  ],
  [{ when: 'custom', from: '2026-11-03', to: '2026-11-02' }, {}],
  [{ when: 'custom', from: '2026-02-30', to: '2026-11-02' }, {}],
  [{ when: 'custom', from: '0001-01-01', to: '2026-11-02' }, {}],
  [{ when: 'constructor' }, {}],
])('section 4.12: the address %j asks for %j', (address, dates) => {
  expect(entryDates(address, '2026-11-30')).toEqual(dates);
});
