import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import type { HttpEvent, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { APP_IDENTITY } from '../session/app-identity';
import { Session } from '../session/session';
import { UNAUTHENTICATED } from '../session/unauthenticated';
import { ServerClock } from '../time/server-clock';
import { newRequestId } from './request-id';

/**
 * What every request to the API gets: a request id that errors can quote, the app's name, the access token, and one more
 * try after a new token when the old one had expired. Answers set the clock.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/v1/')) return next(request);
  const session = inject(Session);
  const clock = inject(ServerClock);
  const named = request.clone({
    setHeaders: { 'x-request-id': newRequestId(), 'x-tributary-app': inject(APP_IDENTITY).name },
  });
  const observed = (sent: HttpRequest<unknown>) => next(sent).pipe(tap((event) => readClock(event, clock)));
  if (request.context.get(UNAUTHENTICATED)) return observed(named);
  // Who opened the app while the API was away has no token yet: without one, the API could only refuse.
  if (session.state() === 'unreachable')
    return from(session.reopen()).pipe(switchMap(() => observed(withToken(named, session))));
  return observed(withToken(named, session)).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse && error.status === 401
        ? from(session.reopen()).pipe(
            catchError(() => throwError(() => error)),
            switchMap(() => observed(withToken(named, session))),
          )
        : throwError(() => error),
    ),
  );
};

function withToken(request: HttpRequest<unknown>, { accessToken }: Session): HttpRequest<unknown> {
  return accessToken === undefined
    ? request
    : request.clone({ setHeaders: { authorization: `Bearer ${accessToken}` } });
}

function readClock(event: HttpEvent<unknown>, clock: ServerClock): void {
  if (event instanceof HttpResponse) clock.observe(event.headers.get('date'));
}
