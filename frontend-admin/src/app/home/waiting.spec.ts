import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { Attention } from '../directory/attention';
import type { Asking } from '../directory/attention';
import { Waiting } from './waiting';

async function show(...asking: Asking[]) {
  const attention = { asking: signal(asking), loading: signal(false), error: signal(undefined) };
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: Attention, useValue: attention }],
  });
  const fixture = TestBed.createComponent(Waiting);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { text: element.textContent.replace(/\s+/g, ' '), door: element.querySelector('a')?.getAttribute('href') };
}

describe('what needs attention', () => {
  it('B19: open security alerts are part of it, with how many are critical', async () => {
    const { text, door } = await show({ kind: 'alerts', count: 5, more: false, urgent: 2 });
    expect(text).toContain('Security alerts: 5 open2 critical.');
    expect(door).toBe('/security?state=open');
  });

  it('B19: says that nothing waits only when nothing does', async () => {
    expect((await show()).text).toContain('You’re all caught up.');
  });

  it('says that there are more than were counted', async () => {
    expect((await show({ kind: 'held', count: 100, more: true, urgent: 0 })).text).toContain('100+ on hold');
  });
});
