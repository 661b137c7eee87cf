import { inject } from '@angular/core';
import { Router } from '@angular/router';

/**
 * The email address that the page before knew; empty where none did. Carried beside the page's address, not in it, where it would be
 * logged. Call it where `inject` works, while the page opens.
 */
export function carriedEmail(): string {
  const email: unknown = inject(Router).currentNavigation()?.extras.state?.['email'];
  return typeof email === 'string' ? email : '';
}
