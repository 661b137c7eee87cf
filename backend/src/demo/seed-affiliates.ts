import { AddMember, CreateAffiliate, ListAffiliates } from '../modules/affiliates/public.js';
import { SaveUser } from '../modules/identity/public.js';
import { cast, demoMemberKey } from './cast.js';
import type { CastMember } from './cast.js';
import type { SignInData } from './seeded-file.js';
import type { DemoMerchant } from './seed-programs.js';
import { newPassword, seedInvocation, wholePage } from './seeding.js';
import type { Seeding } from './seeding.js';

const demoEmail = 'affiliate@demo.tributary.local';

/** The ids of the affiliates by their key in the cast. */
export type AffiliateIds = ReadonlyMap<string, string>;

/** All affiliates, members of their programs; those that an earlier run made are found by their addresses. */
export async function seedAffiliates(seeding: Seeding, { programs }: DemoMerchant): Promise<AffiliateIds> {
  const { data } = await seeding.queries.execute(new ListAffiliates(wholePage));
  const known = new Map(data.map((affiliate) => [affiliate.email, affiliate]));
  const ids = new Map<string, string>();
  for (const member of cast) {
    const programIds = member.programs.map((key) => programs[key].id);
    const existing = known.get(emailOf(member));
    ids.set(member.key, existing?.id ?? (await takeIn(seeding, member, programIds, programs.EUR.createdAt)));
    const joined = existing?.programs.map(({ programId }) => programId) ?? programIds;
    for (const programId of programIds.filter((id) => existing && !joined.includes(id))) {
      const input = { programId, affiliateId: existing?.id ?? '' };
      await seeding.commands.execute(new AddMember(input, seedInvocation));
    }
  }
  return ids;
}

/** A new password for the affiliate whose sign-in is shown. */
export async function demoSignIn({ commands }: Seeding, ids: AffiliateIds): Promise<SignInData & { id: string }> {
  const [id = '', email, password] = [ids.get(demoMemberKey), demoEmail, newPassword()];
  await commands.execute(new SaveUser({ email, password, role: 'affiliate', affiliateId: id }, seedInvocation));
  return { id, email, password };
}

async function takeIn(
  { commands, clock }: Seeding,
  member: CastMember,
  programIds: string[],
  openedAt: Date,
): Promise<string> {
  const input = { name: member.name, email: emailOf(member), programIds };
  return clock.at(openedAt, async () => (await commands.execute(new CreateAffiliate(input, seedInvocation))).value.id);
}

function emailOf({ key }: CastMember): string {
  return key === demoMemberKey ? demoEmail : `${key}@affiliates.example`;
}
