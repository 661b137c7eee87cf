import { computed, inject } from '@angular/core';
import { Session } from '@tributary/frontend-shared/session/session';
import { AffiliateApi } from '../own-data/affiliate-api';
import { answerOf } from '../own-data/answer';

/** The affiliate as the API knows it. Call it where `inject` works. */
export function ownProfile() {
  const [api, session] = [inject(AffiliateApi), inject(Session)];
  const id = computed(() => session.user()?.affiliateId ?? '');
  return answerOf({ name: () => 'profile.v1', keep: true, load: () => api.profile(id()) });
}
