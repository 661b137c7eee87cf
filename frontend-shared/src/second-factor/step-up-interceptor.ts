import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { problemOf } from '../api/problem';

/**
 * Sends a request again that was refused for want of a fresh proof, once the person gave it. Stands before the interceptor
 * that adds the access token, which is another one then. The dialog is loaded when the first one is needed.
 */
export const stepUpInterceptor: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  const asked = async (): Promise<boolean> => {
    const { StepUp } = await import('./step-up');
    return injector.get(StepUp).ask();
  };
  return next(request).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse && error.status === 403 && problemOf(error).code === 'step_up_required'
        ? from(asked()).pipe(switchMap((given) => (given ? next(request) : throwError(() => error))))
        : throwError(() => error),
    ),
  );
};
