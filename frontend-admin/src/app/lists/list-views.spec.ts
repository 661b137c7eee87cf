import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it, vi } from 'vitest';
import { addsTo, builtInOf, listViews } from './list-views';
import { OwnViews } from './own-views';
import { ViewTabs } from './view-tabs';

const builtIn = [
  { id: 'all', label: 'All', query: { active: undefined, stopping: undefined } },
  { id: 'disabled', label: 'Disabled', query: { active: 'false', stopping: undefined } },
];
const autumn = { id: 'vw_1', name: 'Autumn', own: true, shared: false, values: { q: 'autumn' } };
const colleagues = { id: 'vw_2', name: 'Of Kaja', own: false, values: { affiliate: 'aff_1' }, owner: { name: 'Mara' } };

@Component({ imports: [ViewTabs], template: '<adm-view-tabs [views]="views" />' })
class LinksPage {
  readonly views = listViews({ list: 'links', keys: ['q', 'active', 'affiliate', 'stopping'], builtIn });
}

async function open(url: string, chosen?: typeof autumn) {
  const own = {
    ...{ may: signal(true), known: signal(true), views: signal([autumn, colleagues]), chosen: signal(chosen) },
    ...{ save: vi.fn(), change: vi.fn(), remove: vi.fn(), submission: { failure: signal(undefined) } },
  };
  const of = vi.fn(() => own);
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: 'links', component: LinksPage }]), { provide: OwnViews, useValue: { of } }],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(url, LinksPage);
  const page = harness.routeNativeElement as HTMLElement;
  const current = () => page.querySelector('[aria-current="page"]')?.textContent.trim();
  const press = async (label: string) => {
    const named = (element: HTMLElement) => element.textContent.trim() === label;
    [...page.querySelectorAll<HTMLElement>('a, button')].find(named)?.click();
    await harness.fixture.whenStable();
  };
  return { harness, own, of, page, current, press, url: () => TestBed.inject(Router).url };
}

describe('section 5, Lists: views of a list', () => {
  it('are tabs: those that everybody has, one’s own, and those of colleagues', async () => {
    const { of, page, current } = await open('/links');
    expect(of).toHaveBeenCalledWith('links');
    expect([...page.querySelectorAll('nav a')].map((tab) => tab.textContent.trim())).toEqual([
      ...['All', 'Disabled', 'Autumn', 'Of Kaja'],
    ]);
    expect(current()).toBe('All');
  });

  it('say all there is to say: what a saved one does not name is not filtered by', async () => {
    const { press, current, url } = await open('/links?active=false&affiliate=aff_9');
    expect(current()).toBe('Disabled');
    await press('Autumn');
    await expect.poll(url).toBe('/links?q=autumn');
    await expect.poll(current).toBe('Autumn');
  });

  it('can be saved when filters are no view yet', async () => {
    const { harness, own, page, press } = await open('/links?q=spring');
    await press('Save view');
    const field = page.querySelector('input') as HTMLInputElement;
    field.value = ' Spring ';
    await press('Save');
    await harness.fixture.whenStable();
    expect(own.save).toHaveBeenCalledWith('Spring', expect.objectContaining({ q: 'spring' }));
  });

  it('of colleagues say whose they are, and cannot be changed', async () => {
    const { page } = await open('/links?affiliate=aff_1');
    expect(page.textContent).toContain('Shared by Mara');
    expect(page.querySelector('button')).toBeNull();
  });

  it.each([
    ['/links', '/links?q=autumn'],
    ['/links?active=false', '/links?active=false'],
  ])('one opens by default, unless an address says more: %s is %s', async (asked, shown) => {
    const { url } = await open(asked, autumn);
    await expect.poll(url).toBe(shown);
  });
});

it.each([
  [{ active: 'false', q: 'x' }, 'disabled', true],
  [{ active: 'true' }, undefined, true],
  [{ sort: 'amount' }, 'all', false],
  [{ active: 'false' }, 'disabled', false],
])('%j is the view %s; more than it: %s', (values, id, adds) => {
  const view = builtInOf(values, builtIn);
  expect([view?.id, addsTo(view, values)]).toEqual([id, adds]);
});
