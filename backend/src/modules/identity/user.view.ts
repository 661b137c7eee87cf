import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import { permissionsOf } from '../access/public.js';
import type { User } from './user.store.js';

/** A person who is signed in. */
export const userView = z.object({
  id: z.string(),
  email: z.string(),
  /** Whether the address was proven to be the person's. */
  emailVerified: z.boolean(),
  role: z.enum(roles),
  affiliateId: z.string().nullable(),
  /** What the role may do. */
  permissions: z.array(z.string()),
});
userView.register(z.globalRegistry, { id: 'User' });
export type UserView = z.infer<typeof userView>;

export function toUserView({ id, email, role, affiliateId, emailVerifiedAt }: User): UserView {
  return { id, email, emailVerified: emailVerifiedAt !== null, role, affiliateId, permissions: permissionsOf(role) };
}
