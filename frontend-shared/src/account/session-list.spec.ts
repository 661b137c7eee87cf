import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../api/api';
import { sessionsEnd, sessionsEndOthers } from '../api/generated/operations';
import { Confirm } from '../confirm/confirm';
import { SessionList } from './session-list';

const session = (id: string, device: string, current = false) => ({
  ...{ id, device, current, ip: '192.0.2.1', userAgent: null },
  begunAt: '2026-03-01T12:00:00Z',
  lastUsedAt: '2026-03-02T12:00:00Z',
  endsAt: '2026-03-31T12:00:00Z',
});

describe('tr-session-list', () => {
  const show = async (data: ReturnType<typeof session>[], goesOn = true) => {
    const call = vi.fn(async () => undefined);
    const ask = vi.fn(async () => goesOn);
    TestBed.configureTestingModule({
      providers: [
        { provide: Api, useValue: { callUntil: async () => ({ data }), call } },
        { provide: Confirm, useValue: { ask } },
      ],
    });
    const fixture = TestBed.createComponent(SessionList);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const press = async (name: string) => {
      const button = [...element.querySelectorAll('button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
      );
      button?.click();
      await fixture.whenStable();
    };
    const devices = () => [...element.querySelectorAll('.device')].map((one) => one.textContent);
    return { call, ask, press, devices, element };
  };
  const both = [session('b', 'Safari on iOS'), session('a', 'Firefox on Linux', true)];

  it('shows this device first, and offers to end only the others', async () => {
    const { devices, element } = await show(both);
    expect(devices()).toEqual(['Firefox on Linux', 'Safari on iOS']);
    expect(element.textContent).toMatch(/ends\s+[^<]*31/);
    const names = [...element.querySelectorAll('button')].map((one) => one.textContent?.trim());
    expect(names).toEqual(['End session…', 'End all other sessions…']);
  });

  it('ends one, and takes it off the list', async () => {
    const { call, press, devices } = await show(both);
    await press('End session: Safari on iOS');
    expect(call).toHaveBeenCalledWith(sessionsEnd, { id: 'b', 'Idempotency-Key': expect.any(String) });
    expect(devices()).toEqual(['Firefox on Linux']);
  });

  it('does nothing when the person thinks better of it', async () => {
    const { call, press, devices } = await show(both, false);
    await press('End session: Safari on iOS');
    expect(call).not.toHaveBeenCalled();
    expect(devices()).toHaveLength(2);
  });

  it('ends all others at once', async () => {
    const { call, press, devices } = await show([...both, session('c', 'Chrome on Windows')]);
    await press('End all other sessions…');
    expect(call).toHaveBeenCalledWith(sessionsEndOthers, { 'Idempotency-Key': expect.any(String) });
    expect(devices()).toEqual(['Firefox on Linux']);
  });

  it('says so where there is no other', async () => {
    const { element } = await show([session('a', 'Firefox on Linux', true)]);
    expect(element.textContent).toContain('No other sessions.');
    expect(element.querySelector('button')).toBeNull();
  });
});
