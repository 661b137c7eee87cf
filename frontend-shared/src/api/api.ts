import { HttpClient } from '@angular/common/http';
import type { HttpContext } from '@angular/common/http';
import { Injectable, inject, resource } from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { firstValueFrom, fromEvent, map, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import type { StrictHttpResponse } from './generated/strict-http-response';

/** One operation of the generated client. */
export type Operation<Params, Answer> = (
  http: HttpClient,
  rootUrl: string,
  params: Params,
  context?: HttpContext,
) => Observable<StrictHttpResponse<Answer>>;

/** Calls the operations of the generated client on the page's own origin. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  /** @throws HttpErrorResponse; `problemOf` puts it into words */
  call<Params, Answer>(operation: Operation<Params, Answer>, params: NoInfer<Params>): Promise<Answer> {
    return firstValueFrom(operation(this.http, '', params).pipe(map(({ body }) => body)));
  }

  /** As `call`; given up when the signal says so. */
  callUntil<Params, Answer>(
    operation: Operation<Params, Answer>,
    params: NoInfer<Params>,
    aborted: AbortSignal,
  ): Promise<Answer> {
    const answer = operation(this.http, '', params).pipe(map(({ body }) => body));
    return firstValueFrom(answer.pipe(takeUntil(fromEvent(aborted, 'abort'))));
  }
}

/**
 * What an operation answers, as a resource: asked again whenever a signal that `params` reads changes, and not asked
 * while `params` gives undefined. Call it where `inject` works, that is in a field or constructor.
 */
export function apiResource<Params, Answer>(
  operation: Operation<Params, Answer>,
  params: () => NoInfer<Params> | undefined,
): ResourceRef<Answer | undefined> {
  const api = inject(Api);
  return resource({
    params,
    loader: ({ params: asked, abortSignal }) => api.callUntil(operation, asked as Params, abortSignal),
  });
}
