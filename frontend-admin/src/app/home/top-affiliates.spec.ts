import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { TopAffiliates } from './top-affiliates';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const row = (affiliateId: string | null, currency: string, commission: string) => ({
  ...{ affiliateId, currency, conversions: 1, clicks: 1, botClicks: 0, cr: null, epc: null },
  revenue: { amount: '0', currency },
  commission: { amount: commission, currency },
});

describe('top affiliates', () => {
  it('B1: are ranked by the API in one currency, and in another when it is chosen', async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    const server = TestBed.inject(HttpTestingController);
    const chosen = signal('EUR');
    const currencies = { all: computed(() => ['EUR', 'USD']), chosen, choose: (one: string) => chosen.set(one) };
    const fixture = TestBed.createComponent(TopAffiliates);
    fixture.componentRef.setInput('currencies', currencies);
    fixture.componentRef.setInput('of', {
      ...{ filters: {}, timeZone: 'UTC', comparison: 'none' },
      range: { preset: 'custom', from: '2026-11-01', to: '2026-11-30' },
    });
    const element = fixture.nativeElement as HTMLElement;
    const answer = async (data: object[]) => {
      fixture.detectChanges();
      await settle();
      const request = server.expectOne('/v1/reports/query');
      request.flush({ data });
      await settle();
      fixture.detectChanges();
      return request.request.body as Record<string, unknown>;
    };
    const asked = await answer([row(null, 'EUR', '0'), row('aff_1', 'EUR', '575.32')]);
    expect(asked).toMatchObject({ filters: { currency: 'EUR' }, orderBy: 'commission', limit: 9 });
    expect(element.querySelectorAll('tbody tr')).toHaveLength(1);
    [...element.querySelectorAll('button')].at(-1)?.click();
    expect(await answer([row('aff_2', 'USD', '2373.10')])).toMatchObject({ filters: { currency: 'USD' } });
    expect(element.querySelector('tbody')?.textContent).toContain('$2,373.10');
  });
});
