import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { expect, it } from 'vitest';
import { linksList } from './generated/operations';
import { pagedList } from './paged-list';

@Component({ selector: 'tr-test-kept', template: '' })
class List {
  readonly list = pagedList(linksList, () => ({}));
}

@Component({ selector: 'tr-test-detail', template: '' })
class Detail {}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function openList() {
  const routes = [
    { path: 'links', component: List },
    { path: 'links/:id', component: Detail },
  ];
  TestBed.configureTestingModule({
    providers: [provideRouter(routes), provideHttpClient(), provideHttpClientTesting()],
  });
  TestBed.inject(Router).setUpLocationChangeListener();
  const harness = await RouterTestingHarness.create('/links');
  const server = TestBed.inject(HttpTestingController);
  const answer = async (url: string, ids: readonly string[], nextCursor: string | null, state = 'old') => {
    await settle();
    const request = server.expectOne(({ urlWithParams }) => urlWithParams === url);
    request.flush({ data: ids.map((id) => ({ id, state })), nextCursor });
    await settle();
  };
  return { harness, server, answer, go: (url: string) => TestBed.inject(Router).navigateByUrl(url) };
}

const listOf = ({ routeDebugElement }: RouterTestingHarness) => (routeDebugElement?.componentInstance as List).list;
const rowsOf = (harness: RouterTestingHarness) =>
  listOf(harness)
    .rows()
    .map((row) => `${row.id} ${(row as unknown as { state: string }).state}`);

it('B10: Back finds all pages of a list and the place in it; what changed meanwhile is shown there', async () => {
  const { harness, server, answer, go } = await openList();
  await answer('/v1/links', ['1', '2'], 'next');
  listOf(harness).more();
  await answer('/v1/links?cursor=next', ['3', '4'], 'third');
  listOf(harness).place.set('4');
  const before = listOf(harness);
  await go('/links/4');

  TestBed.inject(Location).back();
  await settle();
  harness.detectChanges();
  expect(listOf(harness)).not.toBe(before);
  expect(rowsOf(harness)).toEqual(['1 old', '2 old', '3 old', '4 old']);
  expect([listOf(harness).place(), listOf(harness).hasMore(), listOf(harness).isLoading()]).toEqual(['4', true, false]);

  // A new row at the top is not put in: nothing moves under the reader's eyes.
  await answer('/v1/links?limit=4', ['0', '1', '2', '4'], 'other', 'new');
  expect(rowsOf(harness)).toEqual(['1 new', '2 new', '3 old', '4 new']);
  server.verify();
});

it('B10: a list that is come to by a link begins at its beginning', async () => {
  const { harness, answer, go } = await openList();
  await answer('/v1/links', ['1'], 'next');
  listOf(harness).place.set('1');
  await go('/links/1');
  await go('/links');
  harness.detectChanges();
  expect([listOf(harness).rows(), listOf(harness).place()]).toEqual([[], undefined]);
  await answer('/v1/links', ['1'], null);
});
