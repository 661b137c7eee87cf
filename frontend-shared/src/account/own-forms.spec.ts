import { signal } from '@angular/core';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../api/api';
import { authChangePassword } from '../api/generated/operations';
import { Confirm } from '../confirm/confirm';
import { UnsavedWork } from '../forms/unsaved-work';
import { Session } from '../session/session';
import { EmailForm } from './email-form';
import { PasswordForm } from './password-form';

const answer = { accessToken: 'next' };

describe('forms about the own account', () => {
  const open = async (form: Type<unknown>, call = vi.fn().mockResolvedValue(answer)) => {
    const take = vi.fn();
    const user = signal({ email: 'old@example.test' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Api, useValue: { call } },
        { provide: Session, useValue: { user, take } },
        { provide: Confirm, useValue: { ask: async () => false } },
      ],
    });
    const fixture = TestBed.createComponent(form);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const type = async (...texts: string[]) => {
      const fields = [...element.querySelectorAll<HTMLInputElement>('tr-entry-field input')];
      for (const [index, field] of fields.entries()) {
        field.value = texts[index] ?? '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await fixture.whenStable();
    };
    const send = async () => {
      element.querySelector('form')?.dispatchEvent(new Event('submit'));
      await fixture.whenStable();
    };
    return { call, take, type, send, element, mayLeave: () => TestBed.inject(UnsavedWork).mayLeave() };
  };

  it.each([
    ['password', PasswordForm, ['the old password', 'quite another password']],
    ['address', EmailForm, ['new@example.test', 'the old password']],
  ])('B33: the form of the %s asks before what is typed is lost, until it is sent', async (_, form, texts) => {
    const { type, send, mayLeave } = await open(form);
    expect(await mayLeave()).toBe(true);
    await type(...texts);
    expect(await mayLeave()).toBe(false);
    await send();
    expect(await mayLeave()).toBe(true);
  });

  it('B33: asks still when the server did not accept what was typed', async () => {
    const { type, send, mayLeave } = await open(EmailForm, vi.fn().mockRejectedValue(new Error('No.')));
    await type('new@example.test', 'the old password');
    await send();
    expect(await mayLeave()).toBe(false);
  });

  it('goes on with the session that a new password begins', async () => {
    const { call, take, type, send, element } = await open(PasswordForm);
    await type('the old password', 'quite another password');
    await send();
    const body = { currentPassword: 'the old password', newPassword: 'quite another password' };
    expect(call).toHaveBeenCalledWith(authChangePassword, { body });
    expect(take).toHaveBeenCalledWith(answer);
    expect(element.textContent).toContain('Password changed');
  });

  it.each([
    ['short', 'Use at least 10 characters.'],
    ['the old password', 'Create a password different from the current one.'],
  ])('says at the field what is wrong with the new password "%s"', async (next, words) => {
    const { call, type, send, element } = await open(PasswordForm);
    await type('the old password', next);
    await send();
    expect(element.textContent).toContain(words);
    expect(call).not.toHaveBeenCalled();
  });

  it('shows both passwords on request', async () => {
    const { element } = await open(PasswordForm);
    element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    TestBed.tick();
    const types = [...element.querySelectorAll<HTMLInputElement>('tr-entry-field input')].map(({ type }) => type);
    expect(types).toEqual(['text', 'text']);
  });
});
