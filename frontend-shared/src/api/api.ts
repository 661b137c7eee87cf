import { HttpClient, HttpResponse } from '@angular/common/http';
import type { HttpContext } from '@angular/common/http';
import { Injectable, inject, resource } from '@angular/core';
import type { ResourceRef } from '@angular/core';
import { filter, firstValueFrom, fromEvent, map, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { download } from '../download/download';
import { requestOf } from './operation';
import type { Operation } from './operation';
import { retryWhenOnline } from './retry-when-online';

/** Calls the operations of the generated client on the page's own origin. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  /** @throws HttpErrorResponse; `problemOf` puts it into words */
  call<Params, Answer>(
    operation: Operation<Params, Answer>,
    params: NoInfer<Params>,
    context?: HttpContext,
  ): Promise<Answer> {
    return firstValueFrom(this.send(operation, params, context));
  }

  /** As `call`; given up when the signal says so. */
  callUntil<Params, Answer>(
    operation: Operation<Params, Answer>,
    params: NoInfer<Params>,
    aborted: AbortSignal,
  ): Promise<Answer> {
    return firstValueFrom(this.send(operation, params).pipe(takeUntil(fromEvent(aborted, 'abort'))));
  }

  /**
   * Saves what an operation answers as a file, under the name that the server gives it.
   * @throws HttpErrorResponse
   */
  async save<Params>(operation: Operation<Params, unknown>, params: NoInfer<Params>): Promise<void> {
    const request = requestOf(operation, params).clone({ responseType: 'text' });
    const answers = this.http.request<string>(request).pipe(filter((event) => event instanceof HttpResponse));
    const { body, headers } = await firstValueFrom(answers);
    const named = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
    download(named ?? 'download.csv', body ?? '');
  }

  private send<Params, Answer>(
    operation: Operation<Params, Answer>,
    params: Params,
    context?: HttpContext,
  ): Observable<Answer> {
    return this.http.request(requestOf(operation, params, context)).pipe(
      filter((event) => event instanceof HttpResponse),
      map(({ body }) => body as Answer),
    );
  }
}

/**
 * What an operation answers, as a resource: asked again whenever a signal that `params` reads changes, and not asked
 * while `params` gives undefined, and asked again by itself when the network is back. Call it where `inject` works, that is in a field or constructor.
 */
export function apiResource<Params, Answer>(
  operation: Operation<Params, Answer>,
  params: () => NoInfer<Params> | undefined,
): ResourceRef<Answer | undefined> {
  const api = inject(Api);
  const answer = resource({
    params,
    loader: ({ params: asked, abortSignal }) => api.callUntil(operation, asked as Params, abortSignal),
  });
  retryWhenOnline(answer.error, () => answer.reload());
  return answer;
}
