import type { Actor } from '../../platform/actor.js';
import type { User } from './user.store.js';

/** Somebody who proved who they are otherwise than by a session: by a password, or by a link to their mailbox. */
export function actorOf({ id: userId, role, affiliateId }: User): Actor {
  return { kind: 'user', userId, role, affiliateId };
}
