import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { APP_IDENTITY } from '@tributary/frontend-shared/session/app-identity';
import { SearchBox } from './search-box';

const hit = (kind: string, id: string, title: string) => ({
  kind,
  id,
  title,
  detail: null,
  amount: null,
  programId: null,
});

describe('the search', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: APP_IDENTITY, useValue: { name: 'admin', icon: '' } },
      ],
    });
  });
  afterEach(() => vi.useRealTimers());

  function open() {
    const fixture = TestBed.createComponent(SearchBox);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const box = element.querySelector('input');
    if (!box) throw new Error('no box');
    return { fixture, element, box };
  }

  async function look({ fixture, box }: ReturnType<typeof open>, text: string, data: object[]) {
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await vi.advanceTimersByTimeAsync(200);
    fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(1);
    TestBed.inject(HttpTestingController).expectOne(`/v1/search?q=${text}`).flush({ data });
    await vi.advanceTimersByTimeAsync(1);
    fixture.detectChanges();
  }

  it('is summoned by Ctrl-K, groups what it finds, and goes there with the arrows and Enter', async () => {
    const page = open();
    document.body.append(page.element);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
    expect(document.activeElement).toBe(page.box);
    await look(page, 'ada', [
      hit('program', 'prg_1', 'Adas'),
      hit('affiliate', 'aff_1', 'Ada'),
      hit('coupon', 'cpn_1', 'ADA10'),
    ]);
    expect([...page.element.querySelectorAll('.kind')].map((kind) => kind.textContent)).toEqual([
      ...['Programs', 'Affiliates', 'Coupons'],
    ]);
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page.box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    page.box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(navigate).toHaveBeenCalledWith(['/affiliates', 'aff_1'], { queryParams: {} });
    page.element.remove();
  });

  it('says so when nothing is found, with the text as text', async () => {
    const page = open();
    await look(page, 'zzz', []);
    expect(page.element.querySelector('.note')?.textContent).toBe('No results for “zzz”.');
  });
});
