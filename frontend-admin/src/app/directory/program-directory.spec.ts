import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { ProgramDirectory } from './program-directory';

const program = (id: string, status = 'active') => ({ id, status, name: `Program ${id}`, currency: 'EUR' });
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
};

async function open(data: readonly object[], nextCursor: string | null) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const directory = TestBed.inject(ProgramDirectory);
  TestBed.tick();
  server.expectOne('/v1/programs?limit=200').flush({ data, nextCursor });
  await settle();
  return { server, directory };
}

describe('the directory of programs', () => {
  it('knows the newest at once, and any other as soon as it is asked for', async () => {
    const { server, directory } = await open([program('new')], 'next');
    expect([directory.name('new'), directory.program('old'), directory.name('older')]).toEqual([
      ...['Program new', undefined, 'older'],
    ]);
    await settle();
    server.expectOne('/v1/programs?ids=old,older&limit=2').flush({ data: [program('old')], nextCursor: null });
    await settle();
    expect([directory.name('old'), directory.name('older')]).toEqual(['Program old', 'older']);
    server.verify();
  });

  it('asks for nothing where it holds all there are', async () => {
    const { server, directory } = await open([program('a'), program('b', 'closed')], null);
    expect([directory.program('x'), directory.isComplete(), directory.onlyChoice()]).toEqual([undefined, true, 'a']);
    await settle();
    server.verify();
  });

  it('takes no program for the only one while there are others that it does not hold', async () => {
    const { directory } = await open([program('a'), program('b', 'closed')], 'next');
    expect([directory.onlyChoice(), directory.isEmpty()]).toEqual([undefined, false]);
  });
});
