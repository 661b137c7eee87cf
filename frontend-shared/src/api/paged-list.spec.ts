import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { linksList } from './generated/operations';
import { pagedList } from './paged-list';

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('pagedList', () => {
  let server: HttpTestingController;
  const q = signal<string | undefined>('a');
  const request = (match: string) => server.expectOne(({ urlWithParams }) => urlWithParams === match);
  const page = (ids: string[], nextCursor: string | null) => ({ data: ids.map((id) => ({ id })), nextCursor });

  beforeEach(() => {
    q.set('a');
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
  });

  const open = async () => {
    const list = TestBed.runInInjectionContext(() =>
      pagedList(linksList, () => (q() === undefined ? undefined : { q: q() })),
    );
    TestBed.tick();
    await settle();
    return { list, ids: () => list.rows().map(({ id }) => id) };
  };

  it('reads on from where it is', async () => {
    const { list, ids } = await open();
    expect(list.isLoading()).toBe(true);
    request('/v1/links?q=a').flush(page(['1', '2'], 'next'));
    await settle();
    expect([ids(), list.hasMore(), list.isLoading()]).toEqual([['1', '2'], true, false]);
    list.more();
    list.more();
    request('/v1/links?q=a&cursor=next').flush(page(['3'], null));
    await settle();
    expect([ids(), list.hasMore()]).toEqual([['1', '2', '3'], false]);
  });

  it('forgets an answer to a question nobody asks any more', async () => {
    const { ids } = await open();
    const first = request('/v1/links?q=a');
    q.set('ab');
    TestBed.tick();
    expect(first.cancelled).toBe(true);
    request('/v1/links?q=ab').flush(page(['9'], null));
    await settle();
    expect(ids()).toEqual(['9']);
  });

  it('keeps its rows when the next page fails, and says so', async () => {
    const { list, ids } = await open();
    request('/v1/links?q=a').flush(page(['1'], 'next'));
    await settle();
    list.more();
    request('/v1/links?q=a&cursor=next').flush({}, { status: 500, statusText: 'x' });
    await settle();
    expect(ids()).toEqual(['1']);
    expect(list.error()).toMatchObject({ status: 500 });
    list.reload();
    request('/v1/links?q=a').flush(page(['1'], null));
    await settle();
    expect(list.error()).toBeUndefined();
  });

  it('does not ask while there is no question', async () => {
    q.set(undefined);
    await open();
    server.verify();
  });

  it('reads everything for an export', async () => {
    const { list } = await open();
    request('/v1/links?q=a').flush(page(['1'], 'next'));
    const all = list.all();
    request('/v1/links?q=a&limit=200').flush(page(['1'], 'n2'));
    await settle();
    request('/v1/links?q=a&limit=200&cursor=n2').flush(page(['2'], null));
    expect((await all).map(({ id }) => id)).toEqual(['1', '2']);
  });
});
