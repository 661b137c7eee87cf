import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Session } from '@tributary/frontend-shared/session/session';
import { expect, it } from 'vitest';
import { couponStrings } from '../coupons/coupons.strings';
import { linkStrings } from '../links/links.strings';
import { givenList } from './given-list';

const filter = { id: 'stopping', label: 'Destination', phrase: 'that is', kind: 'choice', placeholder: 'any' } as const;

@Component({ selector: 'adm-test-links', template: '' })
class LinksPage {
  readonly given = givenList({ list: 'links', texts: linkStrings, stopping: { view: 'Not allowed', filter } });
}

@Component({ selector: 'adm-test-coupons', template: '' })
class CouponsPage {
  readonly given = givenList({ list: 'coupons', texts: couponStrings });
}

async function open(url: string): Promise<LinksPage['given']> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'links', component: LinksPage },
        { path: 'coupons', component: CouponsPage },
      ]),
      ...[provideHttpClient(), provideHttpClientTesting(), { provide: Session, useValue: { may: () => true } }],
    ],
  });
  const harness = await RouterTestingHarness.create();
  const page = url.startsWith('/links') ? LinksPage : CouponsPage;
  return (await harness.navigateByUrl<LinksPage | CouponsPage>(url, page)).given;
}

it.each([
  ['/links?stopping=true', { stopping: true, active: undefined }, 'stopping'],
  ['/links?active=false&q=autumn', { stopping: undefined, active: false, q: 'autumn' }, 'disabled'],
  [
    '/coupons?active=true&affiliate=aff_1&program=prg_1',
    { active: true, affiliateId: 'aff_1', programId: 'prg_1' },
    undefined,
  ],
  ['/coupons', {}, 'all'],
])('%s asks the API for %j, and is the view %s', async (url, asked, view) => {
  const given = await open(url);
  expect(given.params()).toMatchObject(asked);
  expect(given.views.shownId()).toBe(view);
});

it('only links have destinations that are no longer allowed', async () => {
  const ids = (given: LinksPage['given']) => given.filters().map(({ id }) => id);
  expect(ids(await open('/links'))).toContain('stopping');
  TestBed.resetTestingModule();
  const coupons = await open('/coupons?stopping=true');
  expect(ids(coupons)).not.toContain('stopping');
  expect(coupons.params()).not.toHaveProperty('stopping');
  expect(coupons.filter.isSet()).toBe(false);
});
