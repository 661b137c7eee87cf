import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentInjector, createEnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { apiResource } from './api';
import { linksGet, linksList } from './generated/operations';
import { pagedList } from './paged-list';

const settle = async () => {
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
};
const backOnline = async () => {
  dispatchEvent(new Event('online'));
  await settle();
};

describe('B24: when the network is back', () => {
  const open = () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    return { page, server: TestBed.inject(HttpTestingController) };
  };
  const link = { url: '/v1/links/lnk_1' };

  it('B24: a page that could not be read is read again', async () => {
    const { page, server } = open();
    const answer = runInInjectionContext(page, () => apiResource(linksGet, () => ({ id: 'lnk_1' })));
    await settle();
    server.expectOne(link).error(new ProgressEvent('error'));
    await settle();
    expect(answer.error()).toBeDefined();
    await backOnline();
    server.expectOne(link).flush({ id: 'lnk_1' });
    await settle();
    expect(answer.value()).toEqual({ id: 'lnk_1' });
    await backOnline();
    server.expectNone(link);
  });

  it('B24: a list is read again', async () => {
    const { page, server } = open();
    const list = runInInjectionContext(page, () => pagedList(linksList, () => ({})));
    await settle();
    server.expectOne('/v1/links').error(new ProgressEvent('error'));
    await settle();
    await backOnline();
    server.expectOne('/v1/links').flush({ data: [{ id: 'lnk_1' }], nextCursor: null });
    await settle();
    expect([list.rows(), list.error()]).toEqual([[{ id: 'lnk_1' }], undefined]);
  });

  it('B24: what was refused is not asked again, nor what nobody looks at any more', async () => {
    const { page, server } = open();
    runInInjectionContext(page, () => apiResource(linksGet, () => ({ id: 'lnk_1' })));
    await settle();
    server.expectOne(link).flush({}, { status: 403, statusText: 'x' });
    await settle();
    await backOnline();
    server.expectNone(link);
    runInInjectionContext(page, () => pagedList(linksList, () => ({})));
    await settle();
    server.expectOne('/v1/links').error(new ProgressEvent('error'));
    await settle();
    page.destroy();
    await backOnline();
    server.expectNone('/v1/links');
  });
});
