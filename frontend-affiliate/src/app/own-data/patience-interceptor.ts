import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { throwError, timeout } from 'rxjs';

/** A phone in a tunnel gets no answer at all; after this the page says so and offers another try. */
const patienceMs = 15_000;

/**
 * Gives up a request that nobody answers, as if there were no network. Stands behind the API interceptor, so that waiting
 * for somebody to sign in again does not count.
 */
export const patienceInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(
    timeout({
      each: patienceMs,
      with: () => throwError(() => new HttpErrorResponse({ status: 0, url: request.url })),
    }),
  );
