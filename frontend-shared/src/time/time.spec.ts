import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatDate, formatDay, formatExact, formatMoment, formatRelative, formatSecond } from './format-time';
import { ServerClock } from './server-clock';
import { Time } from './time';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (seconds: number) => now - seconds * 1000;

describe('times', () => {
  it.each([
    [ago(10), 'just now'],
    [ago(-20), 'just now'],
    [ago(90), '1 minute ago'],
    [ago(3 * 3600), '3 hours ago'],
    [ago(26 * 3600), 'yesterday'],
    [ago(-49 * 3600), 'in 2 days'],
    [ago(30 * 86400), 'Oct 23'],
    [ago(400 * 86400), 'Oct 18, 2025'],
  ])('%d is %s', (moment, text) => expect(formatRelative(moment, now, 'UTC')).toBe(text));

  it('belong to a zone', () => {
    const moment = Date.parse('2026-11-22T23:30:00Z');
    expect(formatDate(moment, now, 'America/New_York')).toBe('Nov 22');
    expect(formatDate(moment, now, 'Europe/Berlin')).toBe('Nov 23');
    expect(formatMoment(moment, now, 'Europe/Berlin')).toContain('Mon Nov 23');
    expect(formatExact(moment, 'America/New_York')).toContain('EST');
  });

  it('B3: are written in one way: day first, hours without a zero in front, seconds only in stories', () => {
    const moment = Date.parse('2026-11-30T17:07:06Z');
    const plain = (text: string) => text.replace(/\u202f/g, ' ');
    expect(plain(formatMoment(moment, now, 'Europe/Berlin'))).toBe('Mon Nov 30, 6:07 PM');
    expect(plain(formatSecond(moment, now, 'Europe/Berlin'))).toBe('Mon Nov 30, 6:07:06 PM');
    expect(plain(formatExact(moment, 'Europe/Berlin'))).toBe('Mon Nov 30, 2026, 6:07:06 PM GMT+1');
  });

  it('leave a civil date where it is', () => expect(formatDay('2026-12-03', now)).toBe('Dec 3'));
});

describe('tr-time and the server clock', () => {
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => vi.useRealTimers());

  const show = (value: string | null) => {
    const fixture = TestBed.createComponent(Time);
    fixture.componentRef.setInput('value', value);
    fixture.detectChanges();
    return { fixture, text: () => (fixture.nativeElement as HTMLElement).textContent };
  };

  it('shows a dash for no time', () => expect(show(null).text()).toBe('–'));

  it('counts by the server, so that a phone an hour slow does not look into the future', () => {
    const { fixture, text } = show('2026-11-22T12:58:00Z');
    TestBed.inject(ServerClock).observe('Sun, 22 Nov 2026 13:00:00 GMT');
    fixture.detectChanges();
    expect(text()).toBe('2 minutes ago');
  });

  it('grows older by itself', () => {
    const { fixture, text } = show('2026-11-22T11:58:30Z');
    expect(text()).toBe('1 minute ago');
    vi.advanceTimersByTime(45_000);
    fixture.detectChanges();
    expect(text()).toBe('2 minutes ago');
  });

  it('ignores answers without a date and differences of a second', () => {
    const clock = TestBed.inject(ServerClock);
    clock.observe(null);
    clock.observe('Sun, 22 Nov 2026 12:00:01 GMT');
    expect(clock.now()).toBe(now);
  });
});
