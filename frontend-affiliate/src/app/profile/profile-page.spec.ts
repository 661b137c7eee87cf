import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import type { OwnProgram } from '@tributary/frontend-shared/api/generated/schema';
import { Session } from '@tributary/frontend-shared/session/session';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { ProfilePage } from './profile-page';

let http: HttpTestingController;
beforeEach(() => {
  localStorage.clear();
  http = affiliateTestBed();
  vi.spyOn(TestBed.inject(Session), 'may').mockReturnValue(true);
  vi.spyOn(TestBed.inject(Session), 'user').mockReturnValue({ affiliateId: 'aff_1' } as never);
});

const terms: OwnProgram['terms'] = {
  ...{
    version: 1,
    effectiveFrom: '2026-09-02T00:00:00Z',
    attributionModel: 'last_click',
    windowDays: 30,
    holdDays: 30,
  },
  commission: { kind: 'flat', amount: '1.00' },
};
const program = (upcomingTerms: OwnProgram['upcomingTerms']): OwnProgram => ({
  ...{ programId: 'prg_1', name: 'Harbour & Pine', currency: 'EUR', timeZone: 'Europe/Berlin', fallbackUrl: null },
  ...{ membership: 'approved', status: 'active', allowedDomains: ['shop.example'], provenDomains: [] },
  ...{ terms, upcomingTerms },
});

async function page(upcomingTerms: OwnProgram['upcomingTerms'] = null) {
  const fixture = TestBed.createComponent(ProfilePage);
  await settle();
  http.expectOne('/v1/affiliates/aff_1').flush({ id: 'aff_1', name: 'Mara', email: 'mara@example.test' });
  http.expectOne('/v1/me/programs').flush({ data: [program(upcomingTerms)], nextCursor: null });
  await settle();
  const root = fixture.nativeElement as HTMLElement;
  const upcoming = () =>
    [...root.querySelectorAll('.upcoming :is(p, li)')].map(({ textContent }) => textContent.trim());
  return { fixture, root, upcoming };
}

describe('the terms of a program', () => {
  test('say of the next ones what changes, and from which day of the program', async () => {
    const next = { ...terms, version: 2, holdDays: 14, commission: { kind: 'flat' as const, amount: '2.00' } };
    // In Berlin the day has begun already.
    const { upcoming } = await page({ ...next, effectiveFrom: '2099-01-31T23:30:00Z' });
    expect(upcoming()).toEqual([
      'From February 1, 2099:',
      'You earn €2.00 for each order or sign-up.',
      'What you earn becomes payable after 14 days, to allow for returns.',
    ]);
  });

  test('say nothing of next ones where there are none', async () => {
    const { root, upcoming } = await page();
    expect(upcoming()).toEqual([]);
    expect(root.textContent).toContain('You earn €1.00 for each order or sign-up.');
  });
});

describe('the name', () => {
  const type = async (root: HTMLElement, name: string) => {
    const field = root.querySelector<HTMLInputElement>('#name');
    Object.assign(field as HTMLInputElement, { value: name }).dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const rename = () => http.expectOne(({ method, url }) => method === 'PATCH' && url === '/v1/me');

  test('is saved, and asked for again with the same key after a lost answer', async () => {
    const { root } = await page();
    await type(root, ' Mara Lind ');
    const lost = rename();
    expect(lost.request.body).toEqual({ name: 'Mara Lind' });
    lost.flush({}, { status: 500, statusText: '' });
    await settle();
    await type(root, 'Mara Lind');
    const again = rename();
    expect(again.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    again.flush({ id: 'aff_1', name: 'Mara Lind' });
    await settle();
    expect(root.textContent).toContain('Name saved.');
  });

  test('cannot be empty', async () => {
    const { root } = await page();
    await type(root, ' ');
    expect(root.querySelector('#name-hint')?.textContent).toContain('Enter a name.');
  });

  test('B33: is asked about before it is lost, until it is saved', async () => {
    const { root } = await page();
    await type(root, 'Mara Lind');
    const leaving = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leaving()).toBe(true);
    rename().flush({ id: 'aff_1', name: 'Mara Lind' });
    await settle();
    expect(leaving()).toBe(false);
  });
});
