import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import type { Link, OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { KeptAnswers } from '../own-data/kept-answers';
import { LinkMaker } from './link-maker';

const program = (programId: string, allowedDomains = ['shop.example']): OwnProgram => ({
  ...{ programId, allowedDomains, provenDomains: allowedDomains, name: programId, currency: 'EUR', timeZone: 'UTC' },
  ...{ membership: 'approved', status: 'active', fallbackUrl: null, upcomingTerms: null },
  terms: {
    ...{ version: 1, effectiveFrom: '', attributionModel: 'last_click', windowDays: 30, holdDays: 30 },
    commission: { kind: 'flat', amount: '1.00' },
  },
});
const link: Link = {
  ...{ id: 'lnk_1', code: 'abc', url: 'https://go.example/c/abc', programId: 'prg_1', affiliateId: 'aff_1' },
  ...{ destinationUrl: 'https://shop.example/shoes', active: true, createdAt: '2026-11-22T12:00:00Z' },
  ...{ destinationState: 'allowed', stopsAt: null },
};

let http: HttpTestingController;
beforeEach(() => {
  sessionStorage.clear();
  http = affiliateTestBed();
});

afterEach(() => vi.useRealTimers());

async function maker(programs = [program('prg_1')], known: Link[] = []) {
  const fixture = TestBed.createComponent(LinkMaker);
  fixture.componentRef.setInput('programs', programs);
  fixture.componentRef.setInput('known', known);
  const made: { link: Link; already: boolean }[] = [];
  fixture.componentInstance.made.subscribe((event) => made.push(event));
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const field = root.querySelector('input') as HTMLInputElement;
  return {
    ...{ made, field },
    text: () => root.textContent ?? '',
    radios: () => [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')],
    choose: async (index: number) => {
      root.querySelectorAll('input[type=radio]')[index]?.dispatchEvent(new Event('change'));
      await settle();
    },
    destroy: () => fixture.destroy(),
    paste: async (text: string) => {
      const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: { getData: () => text } });
      field.dispatchEvent(event);
      await settle();
    },
    type: async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settle();
    },
    submit: async () => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    },
  };
}

describe('pasting an address', () => {
  test('makes the link at once', async () => {
    const page = await maker();
    await page.paste('Look: https://shop.example/shoes');
    const request = http.expectOne('/v1/links');
    expect(request.request.body).toEqual({ programId: 'prg_1', destinationUrl: 'https://shop.example/shoes' });
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^\w{32}$/);
    request.flush(link);
    await settle();
    expect(page.made).toEqual([{ link, already: false }]);
    expect(page.field.value).toBe('');
  });

  test('B8: asks which program when several accept it, with rate and currency, and takes none by itself', async () => {
    const page = await maker([program('prg_1'), program('prg_2')]);
    await page.paste('https://shop.example/shoes');
    await page.submit();
    http.expectNone('/v1/links');
    expect(page.text()).toMatch(/Which program\?.*prg_1 · €1\.00 per order in EUR.*Create link/s);
    expect(page.text()).toContain('Several programs accept this page. Choose one.');
    expect(page.radios().map(({ checked }) => checked)).toEqual([false, false]);
    expect(document.activeElement).toBe(page.radios()[0]);
    await page.choose(1);
    expect(page.text()).not.toContain('Choose one.');
    await page.submit();
    expect(http.expectOne('/v1/links').request.body).toMatchObject({ programId: 'prg_2' });
  });

  test('shows the link that is there already', async () => {
    const page = await maker([program('prg_1')], [link]);
    await page.paste(link.destinationUrl);
    expect(page.made).toEqual([{ link, already: true }]);
  });

  test('to a page of no program says so, and where links may lead', async () => {
    const page = await maker();
    await page.type('https://other.example/');
    await page.submit();
    http.expectNone('/v1/links');
    expect(page.text()).toContain('None of your programs accepts links to other.example.');
    expect(page.text()).toContain('Allowed domains: shop.example.');
  });
});

describe('when the answer is no, or none', () => {
  const refusal = (code: string, status: number) =>
    [
      { code, status, detail: 'Because.' },
      { status, statusText: '' },
    ] as const;

  test.each([
    [refusal('destination_not_proven', 422), /None of your programs accepts/],
    [refusal('membership_not_approved', 409), /not approved in this program/],
    [refusal('forbidden', 403), /Because\./],
    [refusal('too_many_requests', 429), /server is busy/],
    [refusal('internal', 500), /could not be created/],
  ])('%j keeps what was typed', async ([body, options], words) => {
    const page = await maker();
    await page.paste('https://shop.example/a');
    http.expectOne('/v1/links').flush(body, options);
    await settle();
    expect(page.text()).toMatch(words);
    expect(page.field.value).toBe('https://shop.example/a');
  });

  test('a lost answer is asked for again with the same key, so that no second link is made', async () => {
    const page = await maker();
    await page.paste('https://shop.example/a');
    const first = http.expectOne('/v1/links');
    first.error(new ProgressEvent('error'));
    await settle();
    expect(page.text()).toContain('The server cannot be reached.');
    await page.submit();
    const second = http.expectOne('/v1/links');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  test('B24: a lost answer is asked for again by itself, with the same key', async () => {
    const page = await maker();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    await page.paste('https://shop.example/a');
    const first = http.expectOne('/v1/links');
    first.error(new ProgressEvent('error'));
    await settle();
    await vi.advanceTimersByTimeAsync(1_100);
    const second = http.expectOne('/v1/links');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    second.flush(link);
    await settle();
    expect([page.made.length, page.field.value]).toEqual([1, '']);
  });

  test('B24: what was typed is still there after a reload, and gone after signing out', async () => {
    const before = await maker();
    await before.type('https://shop.example/half-typ');
    before.destroy();
    const after = await maker();
    expect(after.field.value).toBe('https://shop.example/half-typ');
    after.destroy();
    TestBed.inject(KeptAnswers).clear();
    expect((await maker()).field.value).toBe('');
  });
});
