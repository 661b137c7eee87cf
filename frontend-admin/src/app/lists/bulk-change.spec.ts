import { expect, it } from 'vitest';
import { BulkChange } from './bulk-change';

it('section 5, Lists: changes what can be changed and says how many could not', async () => {
  const bulk = new BulkChange();
  const refused = new Error('already resolved');
  const result = await bulk.run(['a', 'b', 'c'], async (id) => {
    if (id === 'b') throw refused;
    return id.toUpperCase();
  });
  expect(result).toEqual({ changed: ['A', 'C'], failed: 1 });
  expect([bulk.failure(), bulk.busy()]).toEqual([refused, false]);
});
