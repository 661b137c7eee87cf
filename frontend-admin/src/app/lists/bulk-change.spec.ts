import { HttpErrorResponse } from '@angular/common/http';
import { expect, it, vi } from 'vitest';
import { resultWords } from './bulk-outcome';
import { BulkChange } from './bulk-change';
import type { BulkAction } from './bulk-change';

const refusal = (status: number, code: string, detail: string) =>
  new HttpErrorResponse({ status, error: { code, detail } });

const action = (more: Partial<BulkAction<string, string>> = {}): BulkAction<string, string> => ({
  ...{ rows: ['a', 'b', 'c'], nameOf: (row) => row.toUpperCase(), done: 'disabled' },
  ...{ skip: (row) => (row === 'a' ? 'already disabled' : undefined), change: async (row) => `${row} changed` },
  ...more,
});

it('section 5, Lists: says of each row what became of it, until that is dismissed', async () => {
  const bulk = new BulkChange();
  expect(await bulk.run(action())).toEqual(['b changed', 'c changed']);
  expect(bulk.result()?.outcomes).toEqual([
    { name: 'A', kind: 'skipped', reason: 'already disabled' },
    { name: 'B', kind: 'changed' },
    { name: 'C', kind: 'changed' },
  ]);
  expect(bulk.busy()).toBe(false);
  bulk.dismiss();
  expect(bulk.result()).toBeUndefined();
});

it('section 5, Lists: a row that is refused leaves the others be', async () => {
  const bulk = new BulkChange();
  const refusals: Record<string, Error> = {
    b: refusal(409, 'alert_resolved', 'This alert was already resolved.'),
    c: refusal(0, '', ''),
  };
  const change = async (row: string) => Promise.reject(refusals[row] ?? new Error('none'));
  await bulk.run(action({ rows: ['b', 'c'], change, skipCodes: { alert_resolved: 'already resolved' } }));
  const result = bulk.result();
  expect(result && resultWords(result)).toBe(
    '0 disabled, 1 skipped: already resolved, 1 failed: The server cannot be reached',
  );
});

it('section 5, Lists: takes back what was changed, and nothing else', async () => {
  const [bulk, undo] = [new BulkChange(), vi.fn()];
  await bulk.run(action({ undo }));
  bulk.result()?.undo?.();
  expect(undo).toHaveBeenCalledWith(['b', 'c']);
  await bulk.run(action({ undo, rows: ['a'] }));
  expect(bulk.result()?.undo).toBeUndefined();
});

it('says how far it is, and does one thing at a time', async () => {
  const bulk = new BulkChange();
  const seen: unknown[] = [];
  await bulk.run(
    action({
      change: async (row) => {
        seen.push(bulk.progress(), await bulk.run(action()));
        return row;
      },
    }),
  );
  expect(seen).toEqual([{ done: 1, of: 3 }, [], { done: 2, of: 3 }, []]);
});
