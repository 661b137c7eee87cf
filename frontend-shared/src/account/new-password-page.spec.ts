import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, provideRouter } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../api/api';
import { accountResetPassword } from '../api/generated/operations';
import { APP_IDENTITY } from '../session/app-identity';
import { NewPasswordPage } from './new-password-page';

const refused = (code: string, errors: object[] = []) =>
  new HttpErrorResponse({ status: 422, error: { code, detail: 'No.', errors } });

describe('tr-new-password-page', () => {
  const attempt = async (fragment: string | null, password: string, answer = async (): Promise<void> => undefined) => {
    const call = vi.fn(answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: { call } },
        { provide: APP_IDENTITY, useValue: { name: 'admin', icon: 'icon.svg' } },
        { provide: ActivatedRoute, useValue: { snapshot: { fragment } } },
      ],
    });
    const fixture = TestBed.createComponent(NewPasswordPage);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector<HTMLInputElement>('input[type=password]');
    if (field) {
      field.value = password;
      field.dispatchEvent(new Event('input'));
      element.querySelector('button')?.click();
      await fixture.whenStable();
    }
    return { call, element, text: element.textContent ?? '' };
  };

  it('sets the password with the secret of the address', async () => {
    const { call, text } = await attempt('secret', 'long enough for it');
    const body = { token: 'secret', password: 'long enough for it' };
    expect(call).toHaveBeenCalledWith(accountResetPassword, { body });
    expect(text).toContain('Password changed');
  });

  it('does not ask the API about a short one', async () => {
    const { call, text } = await attempt('secret', 'short');
    expect(call).not.toHaveBeenCalled();
    expect(text).toContain('Use at least 10 characters');
  });

  it('says at the field what is wrong with the password, and keeps it', async () => {
    const errors = [{ path: 'password', message: 'Too easy to guess.' }];
    const answer = () => Promise.reject(refused('password_too_common', errors));
    const { element } = await attempt('secret', 'password123', answer);
    const field = element.querySelector<HTMLInputElement>('input[type=password]');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    const notes = element.ownerDocument.getElementById(field?.getAttribute('aria-describedby') ?? '');
    expect((notes ?? element.querySelector('[id$=notes]'))?.textContent).toContain('Too easy to guess.');
    expect(field?.value).toBe('password123');
  });

  it.each<[string, string | null, () => Promise<void>]>([
    ['none', null, async () => undefined],
    ['one that was used', 'used', () => Promise.reject(refused('link_unusable'))],
  ])('offers another link instead of %s', async (_, fragment, answer) => {
    const { element } = await attempt(fragment, 'long enough for it', answer);
    expect(element.querySelector('h1')?.textContent).toBe('This link no longer works');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/forgot-password');
  });
});
