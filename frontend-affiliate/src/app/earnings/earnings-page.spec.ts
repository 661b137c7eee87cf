import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { HttpTestingController } from '@angular/common/http/testing';
import { Api } from '@tributary/frontend-shared/api/api';
import { commissionExport } from '@tributary/frontend-shared/api/generated/operations';
import { Toasts } from '@tributary/frontend-shared/toast/toasts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { affiliateTestBed, settle } from '../own-data/affiliate-test-bed';
import { EarningsPage } from './earnings-page';

let http: HttpTestingController;
beforeEach(() => {
  localStorage.clear();
  http = affiliateTestBed();
});

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const earned = {
  ...{ programId: 'prg_1', programName: 'P', currency: 'EUR', timeZone: 'UTC', next: null },
  states: [{ status: 'pending', count: 2, amount: eur('40.00'), reversedAmount: eur('0.00') }],
};
const list = (data: unknown[]) => ({ data, nextCursor: null });

async function page(save: () => Promise<void>, inputs: Record<string, string> = {}) {
  const saved = vi.spyOn(TestBed.inject(Api), 'save').mockImplementation(save);
  const shown = vi.spyOn(TestBed.inject(Toasts), 'show');
  const fixture = TestBed.createComponent(EarningsPage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await settle();
  http.expectOne('/v1/me/earnings').flush(list([earned]));
  http.expectOne(({ url }) => url.startsWith('/v1/links')).flush(list([]));
  http.expectOne(({ url }) => url.startsWith('/v1/commissions')).flush(list([]));
  await settle();
  const root = fixture.nativeElement as HTMLElement;
  const button = () => [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('CSV'));
  return { saved, shown, button };
}

describe('commissions as a file', () => {
  test('hold what the page lists: the same state, program, link and days', async () => {
    const inputs = {
      state: 'pending',
      program: 'prg_1',
      link: 'lnk_1',
      when: 'custom',
      from: '2026-11-01',
      to: '2026-11-30',
    };
    const { saved, button } = await page(async () => undefined, inputs);
    button()?.click();
    await settle();
    expect(saved).toHaveBeenCalledExactlyOnceWith(commissionExport, {
      ...{ status: 'pending', programId: 'prg_1', linkId: 'lnk_1', livemode: true },
      ...{ from: new Date(2026, 10, 1).toISOString(), to: new Date(2026, 11, 1).toISOString() },
    });
  });

  test('are not asked for twice while they are made', async () => {
    let finish = (): void => undefined;
    const { button } = await page(() => new Promise((resolve) => (finish = resolve)));
    button()?.click();
    await settle();
    expect(button()?.disabled).toBe(true);
    finish();
    await settle();
    expect(button()?.disabled).toBe(false);
  });

  test.each([
    [422, 'Choose fewer days.', 'Choose fewer days.'],
    [500, 'Nothing was kept.', 'The file could not be created. Try again.'],
  ])('that cannot be had say why (%s)', async (status, detail, words) => {
    const failing = () => Promise.reject(new HttpErrorResponse({ status, error: { detail } }));
    const { shown, button } = await page(failing);
    button()?.click();
    await settle();
    expect(shown).toHaveBeenCalledExactlyOnceWith(words);
  });
});
