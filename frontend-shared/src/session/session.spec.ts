import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apiInterceptor } from '../api/api-interceptor';
import { APP_IDENTITY } from './app-identity';
import { Session } from './session';
import { WrongApp } from './wrong-app';

const ada = {
  id: 'usr_1',
  email: 'ada@example.com',
  role: 'owner',
  affiliateId: null,
  permissions: ['programs:write'],
} as const;
const answer = (accessToken: string, user: object = ada) => ({
  ...{ accessToken, expiresIn: 600, user },
  ...{ stage: 'full', factors: [] },
});
const unauthorized = { status: 401, statusText: 'Unauthorized' };

describe('the session', () => {
  let session: Session;
  let server: HttpTestingController;
  let http: HttpClient;

  beforeEach(() => {
    localStorage.setItem('tributary.admin.user', JSON.stringify(ada));
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: APP_IDENTITY, useValue: { name: 'admin' } },
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
    http = TestBed.inject(HttpClient);
  });

  // Tabs take turns by a lock of the browser, which takes its time.
  const arrives = (url: string) => vi.waitFor(() => server.expectOne(url));

  const signedIn = async () => {
    const started = session.start();
    (await arrives('/v1/auth/refresh')).flush(answer('first'));
    await started;
  };

  it('opens with the cookie and names its app and its requests', async () => {
    const started = session.start();
    const request = await arrives('/v1/auth/refresh');
    expect(request.request.headers.get('x-tributary-app')).toBe('admin');
    expect(request.request.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    request.flush(answer('first'));
    await started;
    expect([session.state(), session.user()?.email, session.accessToken]).toEqual(['signed-in', ada.email, 'first']);
  });

  it('is closed without a cookie', async () => {
    const started = session.start();
    (await arrives('/v1/auth/refresh')).flush({}, unauthorized);
    await started;
    expect([session.state(), session.isOpen()]).toEqual(['signed-out', false]);
  });

  it('does not even ask where nobody has signed in before', async () => {
    localStorage.clear();
    await session.start();
    server.expectNone('/v1/auth/refresh');
    expect(session.state()).toBe('signed-out');
  });

  it('remembers who was here, but no token, while the API cannot be reached', async () => {
    await signedIn();
    expect(localStorage.getItem('tributary.admin.user')).not.toContain('first');
    const later = TestBed.runInInjectionContext(() => new Session());
    const started = later.start();
    (await arrives('/v1/auth/refresh')).error(new ProgressEvent('error'));
    await started;
    expect([later.state(), later.user()?.email, later.isOpen()]).toEqual(['unreachable', ada.email, true]);
  });

  it('refuses an account of the other app and ends what was begun', async () => {
    const signing = session.signIn('eva@example.com', 'secret');
    server.expectOne('/v1/auth/sign-in').flush(answer('x', { ...ada, role: 'affiliate', affiliateId: 'aff_1' }));
    (await arrives('/v1/auth/sign-out')).flush(null);
    await expect(signing).rejects.toBeInstanceOf(WrongApp);
    expect(session.accessToken).toBeUndefined();
  });

  it('asks for a token first when the app was opened while the API was away', async () => {
    const started = session.start();
    (await arrives('/v1/auth/refresh')).error(new ProgressEvent('error'));
    await started;
    const link = firstValueFrom(http.get('/v1/links/1'));
    (await arrives('/v1/auth/refresh')).flush(answer('fresh'));
    const request = await arrives('/v1/links/1');
    expect(request.request.headers.get('authorization')).toBe('Bearer fresh');
    request.flush({ id: 1 });
    expect(await link).toEqual({ id: 1 });
  });

  it('refreshes once for many refused requests and repeats each once', async () => {
    await signedIn();
    const answers = Promise.all([1, 2, 3].map((id) => firstValueFrom(http.get(`/v1/links/${id}`))));
    for (const id of [1, 2, 3]) server.expectOne(`/v1/links/${id}`).flush({}, unauthorized);
    (await arrives('/v1/auth/refresh')).flush(answer('second'));
    for (const id of [1, 2, 3]) {
      const repeated = await arrives(`/v1/links/${id}`);
      expect(repeated.request.headers.get('authorization')).toBe('Bearer second');
      repeated.flush({ id });
    }
    expect(await answers).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('waits for the password when the session ended in the middle of work, then goes on', async () => {
    await signedIn();
    const saved = firstValueFrom(http.post('/v1/links', { destinationUrl: 'https://example.com' }));
    server.expectOne('/v1/links').flush({}, unauthorized);
    (await arrives('/v1/auth/refresh')).flush({}, unauthorized);
    await vi.waitFor(() => expect(session.state()).toBe('expired'));

    const signing = session.signIn(ada.email, 'secret');
    server.expectOne('/v1/auth/sign-in').flush(answer('third'));
    await signing;
    const repeated = await arrives('/v1/links');
    expect(repeated.request.body).toEqual({ destinationUrl: 'https://example.com' });
    expect(repeated.request.headers.get('authorization')).toBe('Bearer third');
    repeated.flush({ id: 'lnk_1' });
    expect(await saved).toEqual({ id: 'lnk_1' });
  });

  it.each(['factor', 'enrol'] as const)('opens only when the second step is done: %s', async (stage) => {
    const signing = session.signIn(ada.email, 'secret');
    server.expectOne('/v1/auth/sign-in').flush({ ...answer('half'), stage, factors: ['totp'] });
    await signing;
    expect([session.state(), session.isOpen(), session.accessToken]).toEqual([stage, false, 'half']);
    session.take({ ...answer('whole'), user: ada, stage: 'full', factors: ['totp'] });
    expect([session.state(), session.isOpen(), session.accessToken]).toEqual(['signed-in', true, 'whole']);
    expect(session.factors()).toEqual(['totp']);
  });

  it('keeps requests waiting until the second factor is given too', async () => {
    await signedIn();
    const asked = firstValueFrom(http.get('/v1/links'));
    server.expectOne('/v1/links').flush({}, unauthorized);
    (await arrives('/v1/auth/refresh')).flush({ ...answer('half'), stage: 'factor', factors: ['totp'] });
    await vi.waitFor(() => expect(session.state()).toBe('factor'));
    server.expectNone('/v1/links');
    session.take({ ...answer('whole'), user: ada, stage: 'full', factors: ['totp'] });
    const repeated = await arrives('/v1/links');
    expect(repeated.request.headers.get('authorization')).toBe('Bearer whole');
    repeated.flush({ id: 1 });
    expect(await asked).toEqual({ id: 1 });
  });

  it('gives the refusal to whoever asked when the person signs out instead', async () => {
    await signedIn();
    const asked = firstValueFrom(http.get('/v1/links'));
    server.expectOne('/v1/links').flush({ code: 'session_ended' }, unauthorized);
    (await arrives('/v1/auth/refresh')).flush({}, unauthorized);
    await vi.waitFor(() => expect(session.state()).toBe('expired'));
    const out = session.signOut();
    server.expectOne('/v1/auth/sign-out').flush(null);
    await out;
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect(session.state()).toBe('signed-out');
  });

  it('asks for no new token for a request that was under way when the person signed out', async () => {
    await signedIn();
    const asked = firstValueFrom(http.get('/v1/links'));
    const request = server.expectOne('/v1/links');
    const out = session.signOut();
    server.expectOne('/v1/auth/sign-out').flush(null);
    await out;
    request.flush({ code: 'session_ended' }, unauthorized);
    await expect(asked).rejects.toMatchObject({ status: 401 });
    server.expectNone('/v1/auth/refresh');
  });

  it('signs out here before the server answers, and signs in only after it did', async () => {
    await signedIn();
    const out = session.signOut();
    expect([session.state(), session.accessToken]).toEqual(['signed-out', undefined]);
    const signing = session.signIn('ada@example.com', 'secret');
    server.expectNone('/v1/auth/sign-in');
    server.expectOne('/v1/auth/sign-out').flush(null);
    await out;
    (await arrives('/v1/auth/sign-in')).flush(answer('next'));
    await signing;
    expect([session.state(), session.accessToken]).toEqual(['signed-in', 'next']);
  });

  it('leaves requests to others alone', () => {
    http.get('https://elsewhere.example/v1/x').subscribe();
    expect(server.expectOne('https://elsewhere.example/v1/x').request.headers.keys()).toEqual([]);
  });
});
