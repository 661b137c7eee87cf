import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { ProgramScope } from '../directory/program-scope';
import { LiveCounters } from './live-counters';
import { LiveStrip } from './live-strip';

const money = (amount: string, currency: string) => ({ amount, currency });
const counters = {
  ...{ at: '2026-11-30T17:07:06Z', clicksLastMinute: 4, clicksToday: 99, conversionsToday: 7 },
  revenueToday: [money('10.00', 'EUR'), money('20.00', 'USD'), money('3.000', 'KWD')],
  commissionToday: [money('1.00', 'EUR')],
};

async function show(state: 'live' | 'paused') {
  const live = { state: signal(state), counters: signal(counters) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: LiveCounters, useValue: live },
      { provide: ProgramScope, useValue: { timeZone: signal('Europe/Berlin') } },
    ],
  });
  const fixture = TestBed.createComponent(LiveStrip);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the live strip', () => {
  it('B13: every counter is a door to what is behind it', async () => {
    const doors = [...(await show('live')).querySelectorAll('a')].map((door) => door.getAttribute('href'));
    expect(doors).toEqual([
      ...['/home?range=today&metric=clicks', '/home?range=today&metric=clicks', '/conversions?when=today'],
      ...['/conversions?when=today&currency=EUR', '/conversions?when=today&currency=USD'],
      '/conversions?when=today&currency=EUR',
    ]);
  });

  it('B27: keeps to two currencies, with the others at hand', async () => {
    const more = (await show('live')).querySelector('.small');
    expect(more?.textContent).toBe('+1 more');
    expect(more?.getAttribute('title')).toContain('KWD');
  });

  it('B14: says since when its figures stand still', async () => {
    const words = (await show('paused')).querySelector('[role=status]')?.textContent ?? '';
    expect(words.replace(/\u202f/g, ' ')).toContain('paused since Mon Nov 30, 6:07 PM');
  });
});
