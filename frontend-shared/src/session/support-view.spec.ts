import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apiInterceptor } from '../api/api-interceptor';
import { APP_IDENTITY } from './app-identity';
import { Session } from './session';
import { SupportView } from './support-view';

const user = {
  id: 'usr_1',
  email: 'sue@example.com',
  role: 'affiliate',
  affiliateId: 'aff_1',
  permissions: ['own:read'],
};
const opened = { accessToken: 'view', expiresAt: '2030-01-01T00:00:00Z', reason: 'x', affiliateName: 'Ada', user };
const own = JSON.stringify({ ...user, id: 'usr_own' });

describe('a support view', () => {
  let server: HttpTestingController;

  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    localStorage.setItem('tributary.affiliate.user', own);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: APP_IDENTITY, useValue: { name: 'affiliate' } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const open = async () => {
    const [view, session] = [TestBed.inject(SupportView), TestBed.inject(Session)];
    const opening = view.open('the-code');
    const request = server.expectOne('/v1/auth/support-view');
    expect(request.request.body).toEqual({ code: 'the-code' });
    request.flush(opened);
    await opening;
    await session.start();
    return { view, session };
  };

  it('shows its own person and leaves the session of this browser alone', async () => {
    const { session } = await open();
    expect([session.state(), session.user()?.id, session.accessToken]).toEqual(['signed-in', 'usr_1', 'view']);
    expect(session.may('own:read')).toBe(true);
    server.expectNone('/v1/auth/refresh');
    expect(localStorage.getItem('tributary.affiliate.user')).toBe(own);
    expect(localStorage).toHaveLength(1);
  });

  it('goes on when its tab is loaded again', async () => {
    await open();
    const later = TestBed.runInInjectionContext(() => new SupportView());
    expect(later.pass()?.accessToken).toBe('view');
  });

  it('ends when the server takes its token no more, without asking for another', async () => {
    const { view, session } = await open();
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/v1/links'));
    server.expectOne('/v1/links').flush({}, { status: 401, statusText: 'Unauthorized' });
    await expect(asked).rejects.toMatchObject({ status: 401 });
    server.expectNone('/v1/auth/refresh');
    expect([view.ended(), session.state(), sessionStorage.length]).toEqual([true, 'signed-in', 0]);
  });

  it('is ended on the server by its button, and signing out of it signs nobody else out', async () => {
    const { view, session } = await open();
    const out = session.signOut();
    const request = await vi.waitFor(() => server.expectOne('/v1/auth/support-view/end'));
    expect(request.request.headers.get('authorization')).toBe('Bearer view');
    request.flush(null);
    await out;
    server.expectNone('/v1/auth/sign-out');
    expect([view.ended(), localStorage.getItem('tributary.affiliate.user')]).toEqual([true, own]);
  });
});
