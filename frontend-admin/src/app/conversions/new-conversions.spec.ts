import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ServerClock } from '@tributary/frontend-shared/time/server-clock';
import { expect, it, vi } from 'vitest';
import { NewConversions } from './new-conversions';

const settle = () => new Promise((resolve) => setTimeout(resolve));

it('B14: a list that is no longer the newest says how many are new, and is read again on request', async () => {
  const asOf = Date.parse('2026-11-30T12:00:00Z');
  const now = signal(asOf);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: ServerClock, useValue: { now, exact: () => now() } },
    ],
  });
  const server = TestBed.inject(HttpTestingController);
  const reload = vi.fn();
  const fixture = TestBed.createComponent(NewConversions);
  const rows = signal([{ recordedAt: '2026-11-30T11:59:00Z' }]);
  fixture.componentRef.setInput('list', { rows, asOf: signal(asOf), reload });
  fixture.componentRef.setInput('filter', { currency: 'EUR' });
  await fixture.whenStable();
  // What came in the last 15 seconds is not in the list yet, however often it is read: nobody asks for it.
  server.expectNone(() => true);

  now.set(asOf + 30_000);
  TestBed.tick();
  const asked = server.expectOne(({ url }) => url === '/v1/conversions/new');
  expect(asked.request.params.get('since')).toBe('2026-11-30T11:59:45.000Z');
  expect(asked.request.params.get('recordedTo')).toBe('2026-11-30T12:00:15.000Z');
  expect(asked.request.params.get('currency')).toBe('EUR');
  asked.flush({ count: 3, exact: true });
  await settle();
  await fixture.whenStable();
  const button = (fixture.nativeElement as HTMLElement).querySelector('button');
  expect(button?.textContent).toBe('3 new');
  button?.click();
  expect(reload).toHaveBeenCalledTimes(1);
});
