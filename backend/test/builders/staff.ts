import { CommandBus } from '@nestjs/cqrs';
import { SaveUser } from '../../src/modules/identity/public.js';
import type { Role } from '../../src/platform/actor.js';
import type { ApiClient } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import type { TestApi } from '../support/test-api.js';

/** Somebody new in a role, signed in. @param affiliateId for whom that one works; null for the operator */
export async function signInAs(api: TestApi, role: Role, affiliateId: string | null): Promise<ApiClient> {
  const user = { email: `${uniqueName()}@people.example`, password: 'a password of some length', role, affiliateId };
  if (affiliateId === null) await api.saveStaff(user);
  else await api.app.get(CommandBus).execute(new SaveUser(user, { actor: { kind: 'system', name: 'test' } }));
  return api.signIn(user.email, user.password);
}
