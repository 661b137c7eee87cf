import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it, vi } from 'vitest';
import { Session } from './session';
import { SignInForm } from './sign-in-form';
import { WrongApp } from './wrong-app';

const refused = (status: number, error: object = {}) => new HttpErrorResponse({ status, error });

describe('tr-sign-in-form', () => {
  const attempt = async (signIn: () => Promise<void>, then = 'signed-in') => {
    const state = signal('signed-out');
    const opened = async () => {
      await signIn();
      state.set(then);
    };
    const session = { signIn: vi.fn(opened), state, factors: signal(['totp']) };
    TestBed.configureTestingModule({ providers: [provideHttpClient(), { provide: Session, useValue: session }] });
    const fixture = TestBed.createComponent(SignInForm);
    const done = vi.fn();
    fixture.componentInstance.signedIn.subscribe(done);
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const [email, password] = [...element.querySelectorAll('input')];
    email!.value = ' ada@example.com ';
    password!.value = 'correct horse';
    element.querySelector('button')?.click();
    await fixture.whenStable();
    fixture.detectChanges();
    return { session, done, element, password, alert: element.querySelector('[role=alert]')?.textContent ?? '' };
  };

  it('signs in', async () => {
    const { session, done, alert } = await attempt(async () => undefined);
    expect(session.signIn).toHaveBeenCalledWith('ada@example.com', 'correct horse');
    expect(done).toHaveBeenCalledTimes(1);
    expect(alert.trim()).toBe('');
  });

  it('asks for the second factor when there is one, and is not done before', async () => {
    const { done, element } = await attempt(async () => undefined, 'factor');
    expect(done).not.toHaveBeenCalled();
    expect(element.querySelector('h2')?.textContent).toBe('Verify it’s you');
    expect(element.querySelector('input')?.autocomplete).toBe('one-time-code');
  });

  it.each([
    [refused(401), 'Wrong email or password'],
    [refused(429), 'Too many attempts'],
    [refused(0), 'cannot be reached'],
    [refused(503), 'cannot be reached'],
    [refused(500, { detail: 'Something went wrong.', requestId: 'req-42' }), 'req-42'],
    [new WrongApp('affiliate'), 'This account is for the affiliate app.'],
  ])('says what is wrong, loses nothing typed and lets try again: %s', async (error, words) => {
    const { alert, element, password } = await attempt(() => Promise.reject(error));
    expect(alert).toContain(words);
    expect(password?.value).toBe('correct horse');
    expect(element.querySelector('button')?.disabled).toBe(false);
  });
});
