import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Problem } from '@tributary/frontend-shared/api/problem';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection } from './connection';
import { retryWhileFailing } from './retry-while-failing';

const [online, visible] = [signal(true), signal(true)];
const loading = signal(false);
const problem = signal<Problem | undefined>(undefined);
const offline = { kind: 'offline', status: 0 } as Problem;
/** A try that fails as before. */
const retry = vi.fn(() => problem.set({ ...offline }));

beforeEach(() => {
  vi.useFakeTimers();
  for (const state of [online, visible]) state.set(true);
  problem.set(undefined);
  retry.mockClear();
  TestBed.configureTestingModule({ providers: [{ provide: Connection, useValue: { online, visible } }] });
  TestBed.runInInjectionContext(() => retryWhileFailing(problem, loading, retry));
});
afterEach(() => {
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  TestBed.tick();
  for (let passed = 0; passed < milliseconds; passed += 500) {
    await vi.advanceTimersByTimeAsync(500);
    TestBed.tick();
  }
}

describe('B24: while the server cannot be reached', () => {
  test('the app tries again by itself, ever less often, at last once a minute', async () => {
    problem.set(offline);
    await pass(1_000 + 2_000 + 4_000 + 500);
    expect(retry).toHaveBeenCalledTimes(3);
    await pass(600_000);
    expect(retry.mock.calls.length).toBeLessThan(18);
  });

  test('a device that says it is back online is believed at once', async () => {
    problem.set(offline);
    await pass(120_000);
    online.set(false);
    await pass(60_000);
    retry.mockClear();
    online.set(true);
    await pass(1_500);
    expect(retry).toHaveBeenCalledOnce();
  });

  test('a page that nobody looks at asks nothing', async () => {
    problem.set(offline);
    visible.set(false);
    await pass(60_000);
    expect(retry).not.toHaveBeenCalled();
  });

  test.each([
    ['a refusal', { kind: 'forbidden', status: 403 }],
    ['a fault of the app', { kind: 'broken', status: 0 }],
  ])('%s is not asked again', async (_, given) => {
    problem.set(given as Problem);
    await pass(60_000);
    expect(retry).not.toHaveBeenCalled();
  });

  test('a server that says when is asked then', async () => {
    problem.set({ kind: 'busy', status: 503, retryAfter: 30 } as Problem);
    await pass(29_000);
    expect(retry).not.toHaveBeenCalled();
    await pass(1_500);
    expect(retry).toHaveBeenCalledOnce();
  });
});
