import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { APP_IDENTITY } from '../session/app-identity';
import { Session } from '../session/session';
import type { FactorKind, SessionAnswer } from '../session/session';
import { BrowserPasskeys } from './browser-passkeys';
import { FactorForm } from './factor-form';

const user = { id: 'usr_1', email: 'ada@example.com', role: 'owner', affiliateId: null, permissions: [] };
const answer = (stage: SessionAnswer['stage'], factors: readonly FactorKind[]): SessionAnswer => ({
  ...{ accessToken: stage, user, stage, factors },
});
const credential = { id: 'x', rawId: 'x', type: 'public-key', response: {}, clientExtensionResults: {} };

describe('tr-factor-form', () => {
  const passkeys = { work: true, address: undefined as string | undefined, use: vi.fn() };
  let server: HttpTestingController;

  beforeEach(() => {
    Object.assign(passkeys, { work: true, address: undefined, use: vi.fn(() => Promise.resolve(credential)) });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: APP_IDENTITY, useValue: { name: 'admin' } },
        { provide: BrowserPasskeys, useValue: passkeys },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const shown = (factors: readonly FactorKind[], inDialog = false) => {
    const session = TestBed.inject(Session);
    session.take(answer('factor', factors));
    const fixture = TestBed.createComponent(FactorForm);
    const given = vi.fn();
    fixture.componentRef.setInput('inDialog', inDialog);
    fixture.componentInstance.given.subscribe(given);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const settled = async () => {
      await fixture.whenStable();
      fixture.detectChanges();
    };
    const submit = async (code: string) => {
      element.querySelector('input')!.value = code;
      element.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
      await settled();
    };
    const alert = () => element.querySelector('[role=alert]')?.textContent ?? '';
    return { session, given, element, submit, settled, alert };
  };

  it('gives a code and opens the session', async () => {
    const { session, given, submit } = shown(['totp']);
    await submit(' 123456 ');
    const request = server.expectOne('/v1/auth/factor');
    expect(request.request.body).toEqual({ code: '123456' });
    request.flush(answer('full', ['totp']));
    await vi.waitFor(() => expect(given).toHaveBeenCalledTimes(1));
    expect(session.state()).toBe('signed-in');
  });

  it('says in the API’s words what is wrong, and lets try again', async () => {
    const { given, element, submit, settled, alert } = shown(['totp']);
    await submit('');
    expect(alert()).toBe('Enter a code.');
    await submit('000000');
    const problem = { code: 'factor_refused', detail: 'The code is wrong.' };
    server.expectOne('/v1/auth/factor').flush(problem, { status: 422, statusText: 'x' });
    await settled();
    expect(alert()).toBe('The code is wrong.');
    expect(element.querySelector('button')?.disabled).toBe(false);
    expect(given).not.toHaveBeenCalled();
  });

  it('gives a passkey', async () => {
    const { session, given, element } = shown(['passkey']);
    expect(element.querySelector('label')?.textContent).toBe('Recovery code');
    element.querySelector<HTMLButtonElement>('button[type=button]')!.click();
    server.expectOne('/v1/auth/factor/passkey/options').flush({ challenge: 'abc' });
    const request = await vi.waitFor(() => server.expectOne('/v1/auth/factor/passkey'));
    expect(passkeys.use).toHaveBeenCalledWith({ challenge: 'abc' });
    expect(request.request.body).toEqual({ credential });
    request.flush(answer('full', ['passkey']));
    await vi.waitFor(() => expect(given).toHaveBeenCalledTimes(1));
    expect(session.state()).toBe('signed-in');
  });

  it('says so when the person gives none', async () => {
    passkeys.use.mockRejectedValue(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
    const { element, settled, alert } = shown(['totp', 'passkey']);
    element.querySelector<HTMLButtonElement>('button[type=button]')!.click();
    server.expectOne('/v1/auth/factor/passkey/options').flush({ challenge: 'abc' });
    await vi.waitFor(async () => {
      await settled();
      expect(alert()).toBe('The passkey request was cancelled. Try again or use a code.');
    });
  });

  it('in a dialog, ends with Cancel and then Confirm', () => {
    const { element } = shown(['totp', 'passkey'], true);
    const words = [...element.querySelectorAll('button')].map((button) => button.textContent?.trim());
    expect(words).toEqual(['Use a passkey', 'Cancel', 'Confirm']);
  });

  it('leads to an address with a name where passkeys do not work', () => {
    Object.assign(passkeys, { work: false, address: 'http://localhost:4000/admin/' });
    const { element } = shown(['totp', 'passkey']);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('http://localhost:4000/admin/');
    expect(element.querySelector('button[type=button]')).toBeNull();
  });
});
