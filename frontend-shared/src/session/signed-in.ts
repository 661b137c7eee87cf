import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { Session } from './session';

/** Lets in who is signed in (or was, when the API cannot be asked); others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.start();
  return session.isOpen() || router.createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { next: url } });
};
