import { Component, DestroyRef, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { SupportView } from '@tributary/frontend-shared/session/support-view';
import { beforeEach, expect, test } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { Shell } from './shell';

const left = signal(0);

@Component({ template: 'Evidence' })
class Page {
  constructor() {
    inject(DestroyRef).onDestroy(() => left.update((times) => times + 1));
  }
}

beforeEach(() => {
  affiliateTestBed();
  TestBed.inject(Router).resetConfig([{ path: '', component: Page }]);
});

test('a support view that ended takes the page away, and with it whatever it goes on asking', async () => {
  const shell = TestBed.createComponent(Shell);
  await TestBed.inject(Router).navigateByUrl('/');
  await settle();
  const text = () => (shell.nativeElement as HTMLElement).textContent ?? '';
  await expect.poll(text).toContain('Evidence');
  TestBed.inject(SupportView).over();
  await settle();
  expect(text()).not.toContain('Evidence');
  expect(left()).toBe(1);
});
