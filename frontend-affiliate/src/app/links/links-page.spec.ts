import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { civilDate, deviceTimeZone } from '../own-data/device-time-zone';
import { LinksPage } from './links-page';

// The dialogs of jsdom cannot be opened.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};

let http: HttpTestingController;
beforeEach(() => {
  localStorage.clear();
  http = affiliateTestBed([{ path: 'links', component: LinksPage }]);
});

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const link = (number: number) => ({
  ...{ id: `lnk_${number}`, code: `code-${number}`, url: `https://go.example/c/code-${number}` },
  ...{ programId: 'prg_1', affiliateId: 'aff_1', active: true, createdAt: '2026-11-22T12:00:00Z' },
  ...{ destinationUrl: `https://shop.example/${number}`, destinationState: 'allowed', stopsAt: null },
});
const list = (data: unknown[]) => ({ data, nextCursor: null });
const linksCall = (q: string | null = null) =>
  http.expectOne(({ url, params }) => url.startsWith('/v1/links') && params.get('q') === q);

async function page(address: string, count: number) {
  const harness = await RouterTestingHarness.create(address);
  await settle();
  linksCall().flush(list(Array.from({ length: count }, (_, index) => link(index + 1))));
  http.expectOne('/v1/me/programs').flush(list([]));
  const day = civilDate(Date.now(), deviceTimeZone());
  const done = { day, linkId: 'lnk_1', clicks: 3, conversions: 1, commission: eur('6.72'), currency: 'EUR' };
  http.expectOne('/v1/reports/query').flush({ data: [done], truncated: false });
  await settle();
  const root = harness.routeNativeElement as HTMLElement;
  const rows = () => [...root.querySelectorAll('aff-link-row .where')].map(({ textContent }) => textContent);
  const search = () => root.querySelector<HTMLInputElement>('input[type=search]');
  return { root, rows, search };
}

describe('searching for a link', () => {
  test('is offered once there are more links than are in sight', async () => {
    expect((await page('/links', 5)).search()).toBeNull();
  });

  test('asks the server a moment after the last letter, and is in the address', async () => {
    const { search, rows } = await page('/links', 6);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const text of ['b', 'bo', ' boots ']) {
      Object.assign(search() as HTMLInputElement, { value: text }).dispatchEvent(new Event('input'));
    }
    vi.advanceTimersByTime(300);
    vi.useRealTimers();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/links?q=boots');
    linksCall('boots').flush(list([link(9)]));
    await settle();
    expect(rows()).toEqual(['shop.example/9']);
  });

  test('that finds nothing says so, and can be changed', async () => {
    const { root, search } = await page('/links?q=sandals', 2);
    linksCall('sandals').flush(list([]));
    await settle();
    expect(root.querySelector('.none')?.textContent).toContain('sandals');
    expect(search()?.value).toBe('sandals');
  });
});

describe('the row of a link', () => {
  test('leads from what the link earned to the earnings of that link', async () => {
    const { root } = await page('/links', 2);
    const doors = [...root.querySelectorAll('aff-link-row a')];
    expect(doors.map((door) => [door.textContent, door.getAttribute('href')])).toEqual([
      ['€6.72', '/earnings?link=lnk_1&when=7d'],
    ]);
  });

  test('opens the link with its QR code', async () => {
    const { root } = await page('/links', 2);
    root.querySelector<HTMLElement>('[aria-label="QR code: go.example/c/code-1"]')?.click();
    await settle();
    expect(root.querySelector('dialog')?.textContent).toContain('https://go.example/c/code-1');
  });
});
