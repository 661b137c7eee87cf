import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { ProgramDirectory } from '../directory/program-directory';
import type { Totals } from './figures';
import type { PerformanceReport } from './performance-report';
import { PerformanceTiles } from './performance-tiles';

const currencies = ['EUR', 'USD', 'KWD', 'JPY', 'GBP'];
const totals: Totals = {
  clicks: 12,
  conversions: 3,
  money: currencies.map((currency) => ({ currency, revenue: '292389.69', commission: '12562.91' })),
};

async function open() {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: ProgramDirectory, useValue: { programs: signal([]) } }],
  });
  const report = {
    ...{ rows: signal([]), rowsBefore: signal([]), totals: signal(totals), totalsBefore: signal(undefined) },
    ...{ isLoading: signal(false), error: signal(undefined), reload: () => undefined },
  } as unknown as PerformanceReport;
  const fixture = TestBed.createComponent(PerformanceTiles);
  fixture.componentRef.setInput('of', {
    ...{ filters: {}, timeZone: 'UTC', comparison: 'none' },
    range: { preset: 'custom', from: '2026-11-01', to: '2026-11-30' },
  });
  fixture.componentRef.setInput('report', report);
  fixture.componentRef.setInput('rowsQuery', { from: '2026-11-01', to: '2026-11-30' });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const labels = () => [...element.querySelectorAll('.label')].map((label) => label.textContent);
  return { fixture, element, labels };
}

describe('the tiles of several currencies', () => {
  it('B2: two currencies lead, the others come when asked for', async () => {
    const { fixture, element, labels } = await open();
    expect(labels()).toEqual([
      ...['Clicks', 'Conversions', 'Revenue, EUR', 'Commission, EUR', 'Revenue, USD', 'Commission, USD'],
    ]);
    const more = element.querySelector('button');
    expect(more?.textContent.trim()).toBe('3 more currencies');
    more?.click();
    await fixture.whenStable();
    expect(labels()).toHaveLength(12);
    expect(more?.textContent.trim()).toBe('Show fewer currencies');
  });

  it('B13: each sum opens the orders of its own currency', async () => {
    const { element } = await open();
    const doors = [...element.querySelectorAll('a')].map((door) => door.getAttribute('href'));
    expect(doors).toEqual([
      '/conversions?from=2026-11-01&to=2026-11-30',
      ...['EUR', 'EUR', 'USD', 'USD'].map((code) => `/conversions?from=2026-11-01&to=2026-11-30&currency=${code}`),
    ]);
  });
});
