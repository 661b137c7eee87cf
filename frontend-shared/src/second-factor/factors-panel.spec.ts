import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../api/api';
import { factorsList, factorsRemove, sessionsEndOthers } from '../api/generated/operations';
import { Confirm } from '../confirm/confirm';
import { APP_IDENTITY } from '../session/app-identity';
import { Session } from '../session/session';
import { FactorsPanel } from './factors-panel';

const factor = (id: string) => ({ id, kind: 'totp', name: id, lastUsedAt: null, createdAt: '2026-03-01T12:00:00Z' });
const factors = { data: [factor('Phone'), factor('Laptop')], recoveryCodesLeft: 8, passkeyOrigin: '' };

describe('tr-factors-panel', () => {
  const removed = async (otherSessions: number) => {
    const data = ['own', ...Array.from({ length: otherSessions }, (_, i) => `${i}`)].map((id) => ({
      ...{ id, current: id === 'own' },
    }));
    const callUntil = vi.fn(async (operation: unknown) => (operation === factorsList ? factors : { data }));
    const call = vi.fn(async () => undefined);
    TestBed.configureTestingModule({
      providers: [
        { provide: APP_IDENTITY, useValue: { name: 'admin' } },
        { provide: Api, useValue: { callUntil, call } },
        { provide: Confirm, useValue: { ask: async () => true } },
        { provide: Session, useValue: { user: () => undefined, take: () => undefined } },
      ],
    });
    const fixture = TestBed.createComponent(FactorsPanel);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const press = async (name: string) => {
      const named = (one: Element) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name;
      [...element.querySelectorAll('button')].find(named)?.click();
      await fixture.whenStable();
    };
    expect(element.querySelector('.offer')).toBeNull();
    await press('Remove Phone');
    expect(call).toHaveBeenCalledWith(factorsRemove, { id: 'Phone' });
    return { element, press, call };
  };

  it('offers to end the other sessions after a change, and does it', async () => {
    const { element, press, call } = await removed(2);
    expect(element.querySelector('.offer')?.textContent).toContain('You are signed in on 2 other devices.');
    await press('End all other sessions');
    expect(call).toHaveBeenCalledWith(sessionsEndOthers, { 'Idempotency-Key': expect.any(String) });
    expect(element.querySelector('.offer')).toBeNull();
  });

  it('leaves them when the person wants to', async () => {
    const { element, press, call } = await removed(1);
    expect(element.textContent).toContain('You are signed in on another device.');
    await press('Keep them');
    expect(element.querySelector('.offer')).toBeNull();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('offers nothing where there is no other session', async () => {
    const { element } = await removed(0);
    expect(element.querySelector('.offer')).toBeNull();
  });
});
