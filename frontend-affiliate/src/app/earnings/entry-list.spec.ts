import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import { beforeEach, expect, test } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { entryList } from './entry-list';
import type { EntryFilter } from './entry-list';

let http: HttpTestingController;
beforeEach(() => {
  localStorage.clear();
  http = affiliateTestBed();
});

const at = (id: string) => `2026-11-22T12:00:0${id}Z`;
const page = (ids: string[], nextCursor: string | null) => ({
  data: ids.map((id) => ({ id, recordedAt: at(id) })),
  nextCursor,
});
const commissions = () => http.expectOne(({ url }) => url.startsWith('/v1/commissions'));
const listOf = (filter: () => EntryFilter) => TestBed.runInInjectionContext(() => entryList(filter));
const all: EntryFilter = { state: undefined, programId: undefined };

test('page after page, without gaps or repeats when the first page moves on meanwhile', async () => {
  const list = listOf(() => all);
  await settle();
  commissions().flush(page(['5', '4'], 'after-4'));
  await settle();
  const more = list.more();
  const second = commissions();
  expect(second.request.params.get('cursor')).toBe('after-4');
  second.flush(page(['3', '2'], 'after-2'));
  await more;
  const reload = list.first.reload();
  commissions().flush(page(['6', '5'], 'after-5'));
  await reload;
  expect(list.entries().map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2']);
  expect(list.hasMore()).toBe(true);
});

test('B25: rows are in the order of the time they show, also of one that was committed late', async () => {
  const list = listOf(() => all);
  await settle();
  commissions().flush(page(['5', '4'], 'after-4'));
  await settle();
  const more = list.more();
  commissions().flush(page(['1'], null));
  await more;
  const reload = list.first.reload();
  // An order that took long: its row came after the page that it belongs to was read.
  commissions().flush({
    ...page(['5', '4'], 'after-4'),
    data: [{ id: '9', recordedAt: at('3') }, ...page(['5'], '').data],
  });
  await reload;
  expect(list.entries().map(({ recordedAt }) => recordedAt)).toEqual([at('5'), at('4'), at('3'), at('1')]);
});

test('another filter begins anew, and is said to the server', async () => {
  const filter = signal(all);
  const list = listOf(filter);
  await settle();
  commissions().flush(page(['2', '1'], null));
  await settle();
  filter.set({ state: 'paid', programId: undefined });
  await settle();
  const request = commissions();
  expect([request.request.params.get('status'), request.request.params.get('livemode')]).toEqual(['paid', 'true']);
  expect(list.entries()).toEqual([]);
  request.flush(page([], null));
  await settle();
  expect([list.first.value()?.data, list.hasMore()]).toEqual([[], false]);
});

test('a page that does not come is said, and can be asked for again', async () => {
  const list = listOf(() => all);
  await settle();
  commissions().flush(page(['2'], 'after-2'));
  await settle();
  const failed = list.more();
  commissions().flush({}, { status: 503, statusText: '' });
  await failed;
  expect(list.moreError()).toBeDefined();
  const again = list.more();
  commissions().flush(page(['1'], null));
  await again;
  expect([list.moreError(), list.entries().length]).toEqual([undefined, 2]);
});
