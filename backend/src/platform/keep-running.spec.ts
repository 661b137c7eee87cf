import { expect, test } from '@jest/globals';
import { keepRunning } from './keep-running.js';

test('begins again whatever the end was, and tells of failures', async () => {
  const stopping = new AbortController();
  const failures: unknown[] = [];
  let runs = 0;
  const work = () => {
    runs += 1;
    if (runs === 4) stopping.abort();
    return runs % 2 === 0 ? Promise.reject(new Error(`run ${runs}`)) : Promise.resolve();
  };
  await keepRunning(work, { signal: stopping.signal, pauseMs: 1, failed: (error) => failures.push(error) });
  expect(runs).toBe(4);
  // The last one failed because it was ended.
  expect(failures).toEqual([new Error('run 2')]);
});

test('waits for what is being done, and then for no pause', async () => {
  const stopping = new AbortController();
  const events: string[] = [];
  const work = async () => {
    events.push('begun');
    await new Promise((resolve) => setImmediate(resolve));
    events.push('done');
    stopping.abort();
  };
  await keepRunning(work, { signal: stopping.signal, pauseMs: 3_600_000, failed: () => undefined });
  expect(events).toEqual(['begun', 'done']);
});

test('does nothing when it was ended before it began', async () => {
  await keepRunning(() => Promise.reject(new Error('begun')), {
    ...{ signal: AbortSignal.abort(), pauseMs: 1 },
    failed: (error) => {
      throw error;
    },
  });
});
