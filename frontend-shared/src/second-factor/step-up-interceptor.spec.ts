import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StepUp } from './step-up';
import { stepUpInterceptor } from './step-up-interceptor';

const refusal = { status: 403, statusText: 'Forbidden' };

describe('a request that asks for a fresh proof', () => {
  const ask = vi.fn<() => Promise<boolean>>();
  let server: HttpTestingController;
  let http: HttpClient;

  beforeEach(() => {
    ask.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([stepUpInterceptor])),
        provideHttpClientTesting(),
        { provide: StepUp, useValue: { ask } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    http = TestBed.inject(HttpClient);
  });

  it('is sent again once it was given', async () => {
    ask.mockResolvedValue(true);
    const answer = firstValueFrom(http.post('/v1/x', { a: 1 }));
    server.expectOne('/v1/x').flush({ code: 'step_up_required' }, refusal);
    const again = await vi.waitFor(() => server.expectOne('/v1/x'));
    expect(again.request.body).toEqual({ a: 1 });
    again.flush({ done: true });
    expect(await answer).toEqual({ done: true });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('stays refused when it was not', async () => {
    ask.mockResolvedValue(false);
    const answer = firstValueFrom(http.post('/v1/x', {}));
    server.expectOne('/v1/x').flush({ code: 'step_up_required' }, refusal);
    await expect(answer).rejects.toMatchObject({ status: 403, error: { code: 'step_up_required' } });
    server.expectNone('/v1/x');
  });

  it('is the only one that asks', async () => {
    const answer = firstValueFrom(http.post('/v1/x', {}));
    server.expectOne('/v1/x').flush({ code: 'forbidden' }, refusal);
    await expect(answer).rejects.toMatchObject({ error: { code: 'forbidden' } });
    expect(ask).not.toHaveBeenCalled();
  });
});
