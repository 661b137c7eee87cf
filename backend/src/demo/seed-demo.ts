import { findProgram } from '../modules/programs/public.js';
import type { Database } from '../platform/database.js';
import { couponProgram, demoMemberKey } from './cast.js';
import { seedAffiliates, demoSignIn } from './seed-affiliates.js';
import { seedStaff } from './seed-staff.js';
import { seedLinks } from './seed-links.js';
import type { DemoLink } from './seed-links.js';
import { newMerchantKeys, seedPrograms } from './seed-programs.js';
import type { DemoMerchant } from './seed-programs.js';
import type { Seeded } from './seeded-file.js';
import type { Seeding } from './seeding.js';
import { historyDays } from './tell-history.js';

/** The demo as it stands in the database. */
export interface Demo {
  readonly merchant: DemoMerchant;
  readonly links: readonly DemoLink[];
  /** Credentials and ids for whoever wants to try it. */
  readonly shown: Omit<Seeded, 'admin' | 'history'>;
}

/**
 * A merchant with two programs, its affiliates, links and coupons, made by the same commands as through the API and opened
 * so long ago that its history ends now. What an earlier run made is found and used again; credentials that `known` does
 * not hold are made anew, because only hashes of them are kept.
 */
export async function seedDemo(seeding: Seeding, shopUrl: string, known?: Seeded): Promise<Demo> {
  const openedAt = new Date(Date.now() - historyDays * 86_400_000);
  const merchant = await seedPrograms(seeding, shopUrl, openedAt);
  const ids = await seedAffiliates(seeding, merchant);
  const links = await seedLinks(seeding, merchant, ids, shopUrl);
  const link = links.find(({ member, program }) => member.key === demoMemberKey && program === couponProgram(member));
  const [knownMerchant, knownAffiliate] = [known?.merchant, known?.affiliate];
  const keys = knownMerchant?.id === merchant.id ? knownMerchant : await newMerchantKeys(seeding, merchant.id);
  const affiliate = knownAffiliate?.id === ids.get(demoMemberKey) ? knownAffiliate : undefined;
  const { id, currency } = merchant.programs.EUR;
  return {
    merchant,
    links,
    shown: {
      finance: await seedStaff(seeding, 'finance', known?.finance),
      affiliate: affiliate ?? (await demoSignIn(seeding, ids)),
      merchant: { ...keys, id: merchant.id },
      program: { id, currency },
      shop: shopUrl,
      ...(link && { link: { code: link.code, url: link.url } }),
      ...(link?.member.coupon !== undefined && { coupon: link.member.coupon }),
    },
  };
}

/** Whether the database still has the demo that the file speaks of; it has not when either was wiped. */
export async function stillThere(db: Database, { program }: Seeded): Promise<boolean> {
  return program !== undefined && (await findProgram(db, program.id)) !== null;
}
