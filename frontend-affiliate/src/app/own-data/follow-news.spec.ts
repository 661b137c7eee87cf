import { EnvironmentInjector, createEnvironmentInjector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from './answer';
import { Connection } from './connection';
import { followNews } from './follow-news';

const online = signal(true);
const visible = signal(true);
const value = signal<string | undefined>('one');
const error = signal<unknown>(undefined);
const reload = vi.fn(() => Promise.resolve());
const onNews = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  for (const state of [online, visible]) state.set(true);
  value.set('one');
  error.set(undefined);
  reload.mockReset().mockResolvedValue();
  onNews.mockReset();
  TestBed.configureTestingModule({ providers: [{ provide: Connection, useValue: { online, visible } }] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that follows; it ends when its injector does. */
function follow(): EnvironmentInjector {
  const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  const answer = { value, error, reload } as unknown as Answer<string>;
  runInInjectionContext(page, () => followNews(answer, (mark) => mark, onNews));
  return page;
}

describe('following the news', () => {
  test('asks every two seconds, and says so when the answer differs', async () => {
    follow();
    await vi.advanceTimersByTimeAsync(6_000);
    expect([reload.mock.calls.length, onNews.mock.calls.length]).toEqual([3, 0]);
    value.set('two');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([reload.mock.calls.length, onNews.mock.calls.length]).toEqual([4, 1]);
  });

  test.each([
    ['hidden', visible],
    ['offline', online],
  ])('asks nothing while the page is %s, and goes on afterwards', async (_, state) => {
    follow();
    state.set(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reload).not.toHaveBeenCalled();
    state.set(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  test('asks nothing while the last attempt has failed, and says what is new after the answer came by itself', async () => {
    follow();
    await vi.advanceTimersByTimeAsync(2_000);
    error.set(new Error('away'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reload).toHaveBeenCalledOnce();
    value.set('two');
    error.set(undefined);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([reload.mock.calls.length, onNews.mock.calls.length]).toEqual([2, 1]);
  });

  test('ends with its page, also when that is left while an answer is on its way', async () => {
    const page = follow();
    let arrive = (): void => undefined;
    reload.mockImplementation(() => new Promise((resolve) => (arrive = resolve)));
    await vi.advanceTimersByTimeAsync(2_000);
    page.destroy();
    arrive();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reload).toHaveBeenCalledOnce();
    expect(onNews).not.toHaveBeenCalled();
  });
});
