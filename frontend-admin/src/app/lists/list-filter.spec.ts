import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { expect, it } from 'vitest';
import { listFilter } from './list-filter';

@Component({ template: '' })
class Page {
  readonly filter = listFilter(['q', 'active'], { byProgram: true });
}

async function open(url: string) {
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: 'links', component: Page }]), provideHttpClient(), provideHttpClientTesting()],
  });
  const harness = await RouterTestingHarness.create();
  const { filter } = await harness.navigateByUrl(url, Page);
  return { filter, url: () => TestBed.inject(Router).url };
}

it.each([
  ['/links?sort=oldest', false],
  ['/links?q=autumn', true],
  ['/links?program=prg_1', true],
])('of %s: whether it leaves rows out is %s', async (url, isSet) => {
  expect((await open(url)).filter.isSet()).toBe(isSet);
});

it('is cleared in one step, with the program of the top bar, and nothing else', async () => {
  const { filter, url } = await open('/links?sort=oldest&q=autumn&active=true&program=prg_1');
  filter.clear();
  await expect.poll(url).toBe('/links?sort=oldest');
  expect(filter.isSet()).toBe(false);
});
