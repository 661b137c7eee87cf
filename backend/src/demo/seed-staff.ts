import { SaveUser } from '../modules/auth/public.js';
import type { SignInData } from './seeded-file.js';
import { newPassword, seedInvocation } from './seeding.js';
import type { Seeding } from './seeding.js';

const adminEmail = 'admin@demo.tributary.local';

/** The first administrator; a known password is kept, otherwise a new one is set. */
export async function seedAdmin({ commands }: Pick<Seeding, 'commands'>, known?: SignInData): Promise<SignInData> {
  const { email, password } = known ?? { email: adminEmail, password: newPassword() };
  await commands.execute(new SaveUser({ email, password, role: 'owner', affiliateId: null }, seedInvocation));
  return { email, password };
}
