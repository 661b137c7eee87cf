import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { describe, expect, it } from 'vitest';
import { pageTitle } from './page-title';

describe('the title of a tab', () => {
  it('B32: is the name of what the page is about, once it is known', () => {
    const name = signal<string | undefined>(undefined);
    const title = TestBed.inject(Title);
    title.setTitle('Program · Tributary');
    TestBed.runInInjectionContext(() => pageTitle(name));
    TestBed.tick();
    expect(title.getTitle()).toBe('Program · Tributary');
    name.set('Harbour & Pine Europe');
    TestBed.tick();
    expect(title.getTitle()).toBe('Harbour & Pine Europe · Tributary');
  });
});
