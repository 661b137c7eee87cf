import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from './toaster';
import { Toasts } from './toasts';

describe('toasts', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const open = () => {
    const fixture = TestBed.createComponent(Toaster);
    const element = fixture.nativeElement as HTMLElement;
    const shown = () => {
      fixture.detectChanges();
      return [...element.querySelectorAll('.toast span')].map((toast) => toast.textContent);
    };
    return { element, shown, toasts: TestBed.inject(Toasts) };
  };

  it('say what happened for six seconds', () => {
    const { shown, toasts } = open();
    toasts.show('Link created');
    vi.advanceTimersByTime(5_900);
    expect(shown()).toEqual(['Link created']);
    vi.advanceTimersByTime(200);
    expect(shown()).toEqual([]);
  });

  it('take it back once', () => {
    const { element, shown, toasts } = open();
    const undo = vi.fn();
    toasts.show('Link switched off', { undo });
    shown();
    element.querySelector<HTMLButtonElement>('.undo')?.click();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(shown()).toEqual([]);
  });

  it('stay while somebody points at them', () => {
    const { element, shown, toasts } = open();
    toasts.show('Copied');
    shown();
    element.querySelector('.toast')?.dispatchEvent(new Event('mouseenter'));
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(['Copied']);
  });

  it('are three at most', () => {
    const { shown, toasts } = open();
    for (const text of ['1', '2', '3', '4']) toasts.show(text);
    expect(shown()).toEqual(['2', '3', '4']);
  });
});

@Component({ selector: 'tr-any-page', template: '' })
class AnyPage {}

describe('a toast on the way to another page', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('stays when it says what led there, and goes when it is older news', async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter(['a', 'b', 'c'].map((path) => ({ path, component: AnyPage })))],
    });
    const [router, toasts] = [TestBed.inject(Router), TestBed.inject(Toasts)];
    await router.navigateByUrl('/a');
    toasts.show('Saved.');
    await router.navigateByUrl('/b');
    expect(toasts.toasts()).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    await router.navigateByUrl('/b?q=x');
    expect(toasts.toasts()).toHaveLength(1);
    await router.navigateByUrl('/c');
    expect(toasts.toasts()).toHaveLength(0);
  });
});
