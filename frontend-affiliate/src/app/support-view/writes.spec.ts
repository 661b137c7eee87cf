import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { expect, test } from 'vitest';
import { Writes } from './writes';

@Component({ imports: [Writes], template: '<form affWrites><button type="submit">Save</button></form>' })
class Page {}

async function page(pass: object | null) {
  TestBed.configureTestingModule({ providers: [{ provide: SupportView, useValue: { pass: signal(pass) } }] });
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

test('B22: in the support view what changes something cannot be used, and the reason is said', async () => {
  const root = await page({ affiliateName: 'Kaja' });
  expect(root.querySelector('form')?.hasAttribute('inert')).toBe(true);
  expect(root.textContent).toContain('Read-only in the support view. Only the affiliate can do this.');
});

test('B22: in an ordinary tab it can', async () => {
  const root = await page(null);
  expect(root.querySelector('form')?.hasAttribute('inert')).toBe(false);
  expect(root.textContent).not.toContain('support view');
});
