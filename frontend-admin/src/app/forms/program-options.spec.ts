import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { ProgramDirectory } from '../directory/program-directory';
import { programOptions } from './program-options';

const program = (id: string, status = 'active', merchantId = 'mer_1') => ({
  ...{ id, status, merchantId, name: `Program ${id}`, currency: 'EUR' },
});
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};

async function open(asked: Parameters<typeof programOptions>[0], nextCursor: string | null) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const options = TestBed.runInInjectionContext(() => programOptions(asked));
  const directory = TestBed.inject(ProgramDirectory);
  const answer = async (url: string, data: readonly object[], next: string | null = null) => {
    TestBed.tick();
    server.expectOne((request) => request.urlWithParams === url).flush({ data, nextCursor: next });
    await settle();
  };
  await answer(
    '/v1/programs?limit=200',
    [program('a'), program('b', 'closed'), program('c', 'active', 'mer_2')],
    nextCursor,
  );
  const shown = () => options.choices().map(({ value }) => value);
  return { options, directory, server, answer, shown };
}

describe('the programs that a form offers', () => {
  it('are those that are not closed, and where there are few, nobody is asked', async () => {
    const { options, shown, server } = await open(() => ({ chosen: [''] }), null);
    expect([shown(), options.isLong()]).toEqual([['a', 'c'], false]);
    server.verify();
  });

  it('can be those of a merchant, keep the chosen one and leave out others', async () => {
    expect((await open(() => ({ merchantId: 'mer_1', chosen: ['b'] }), null)).shown()).toEqual(['b', 'a']);
    TestBed.resetTestingModule();
    expect((await open(() => ({ chosen: [], without: ['c'] }), null)).shown()).toEqual(['a']);
  });

  it('are found by the server where there are more than 200, by part of a name', async () => {
    const { options, answer, shown, server, directory } = await open(() => ({ chosen: ['old'] }), 'next');
    await answer('/v1/programs?limit=200', [program('a')], 'next');
    expect(shown()).toEqual(['a']);
    await settle();
    await answer('/v1/programs?ids=old&limit=1', [program('old')]);
    expect([shown(), options.isLong()]).toEqual([['old', 'a'], true]);
    options.search.set('autumn');
    await vi.waitFor(async () => {
      await settle();
      server.expectOne('/v1/programs?limit=200&q=autumn').flush({ data: [program('z')], nextCursor: null });
    });
    await vi.waitFor(() => expect(shown()).toEqual(['old', 'z']));
    TestBed.tick();
    expect(directory.name('z')).toBe('Program z');
    server.verify();
  });
});
