import { SaveTotp, newTotpSecret } from '../modules/factors/public.js';
import { SaveUser } from '../modules/identity/public.js';
import type { StaffSignIn } from './seeded-file.js';
import { newPassword, seedInvocation } from './seeding.js';
import type { Seeding } from './seeding.js';

/** Those of the operator's people whose sign-ins are shown, with the address each gets. */
const staff = { owner: 'admin@demo.tributary.local', finance: 'finance@demo.tributary.local' } as const;

/**
 * One of the operator's people, with an authenticator app whose secret is written down: nobody of the operator gets in
 * without a code. What is known is kept, the rest is made anew.
 */
export async function seedStaff(
  { commands }: Pick<Seeding, 'commands'>,
  role: keyof typeof staff,
  known?: Partial<StaffSignIn>,
): Promise<StaffSignIn> {
  const { email = staff[role], password = newPassword(), totpSecret = newTotpSecret() } = known ?? {};
  const user = { email, password, role, affiliateId: null };
  const { value } = await commands.execute(new SaveUser(user, seedInvocation));
  await commands.execute(new SaveTotp(value.id, totpSecret, seedInvocation));
  return { email, password, totpSecret };
}
