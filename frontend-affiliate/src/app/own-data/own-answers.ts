import { inject } from '@angular/core';
import { AffiliateApi } from './affiliate-api';
import { answerOf } from './answer';

/** Answers that several pages show; kept under one name each. Call them where `inject` works. */

export function ownPrograms() {
  const api = inject(AffiliateApi);
  return answerOf({ name: () => 'programs.v3', keep: true, load: api.programs });
}

export function ownEarnings() {
  const api = inject(AffiliateApi);
  return answerOf({ name: () => 'earnings.v2', keep: true, load: api.earnings });
}

/** The first page of links, newest first. */
export function ownLinks() {
  const api = inject(AffiliateApi);
  return answerOf({ name: () => 'links.v2', keep: true, load: () => api.links() });
}
