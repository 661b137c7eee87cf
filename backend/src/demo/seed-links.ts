import { DomainError } from '../kernel/domain-error.js';
import { ChangeLink, CreateCoupon, CreateLink, ListCoupons, ListLinks } from '../modules/tracking/public.js';
import { cast, couponProgram, demoMemberKey } from './cast.js';
import type { CastMember, ProgramKey } from './cast.js';
import { products } from './products.js';
import type { AffiliateIds } from './seed-affiliates.js';
import type { DemoMerchant, DemoProgram } from './seed-programs.js';
import { seedActor, seedInvocation, wholePage } from './seeding.js';
import type { Seeding } from './seeding.js';

/** An affiliate's link in one program. */
export interface DemoLink {
  readonly id: string;
  readonly code: string;
  readonly url: string;
  readonly member: CastMember;
  readonly program: ProgramKey;
}

const pagesPerMember = 2;
/** The link that a newcomer follows first. */
const demoCode = 'demo';

/** Every affiliate's links, to the shop's front page and to some products, busiest first; and its coupon. */
export async function seedLinks(
  seeding: Seeding,
  merchant: DemoMerchant,
  affiliateIds: AffiliateIds,
  shopUrl: string,
): Promise<DemoLink[]> {
  const links: DemoLink[] = [];
  for (const [rank, member] of cast.entries()) {
    for (const key of member.programs) {
      const owner = { program: merchant.programs[key], affiliateId: affiliateIds.get(member.key) ?? '' };
      const made = await linksOf(seeding, owner, wantedLinks(member, key, rank, shopUrl));
      links.push(...made.map((link) => ({ ...link, member, program: key })));
      if (member.coupon !== undefined && key === couponProgram(member)) await coupon(seeding, owner, member.coupon);
    }
  }
  return links;
}

interface Owner {
  readonly program: DemoProgram;
  readonly affiliateId: string;
}

interface WantedLink {
  readonly code: string;
  readonly destinationUrl: string;
}

function wantedLinks(member: CastMember, key: ProgramKey, rank: number, shopUrl: string): WantedLink[] {
  const prefix = key === 'EUR' ? member.key : `${member.key}-us`;
  const front = member.key === demoMemberKey && key === 'EUR' ? demoCode : prefix;
  // The shop learns from its address which prices to show.
  const region = key === 'USD' ? '?region=us' : '';
  const pages = Array.from({ length: pagesPerMember }, (_, n) => products[(rank + n * 3) % products.length]);
  return [
    { code: front, destinationUrl: `${shopUrl}${region}` },
    ...pages.flatMap((product) =>
      product === undefined
        ? []
        : [{ code: `${prefix}-${product.slug}`, destinationUrl: `${shopUrl}/products/${product.slug}${region}` }],
    ),
  ];
}

async function linksOf(
  { commands, queries, clock }: Seeding,
  { program, affiliateId }: Owner,
  wanted: readonly WantedLink[],
): Promise<{ id: string; code: string; url: string }[]> {
  const { data } = await queries.execute(
    new ListLinks({ ...wholePage, programId: program.id, affiliateId }, seedActor),
  );
  const made: { id: string; code: string; url: string }[] = [];
  for (const { code, destinationUrl } of wanted) {
    const existing = data.find((link) => link.code === code) ?? data.find((l) => l.destinationUrl === destinationUrl);
    // The shop has moved to another port since.
    if (existing && existing.destinationUrl !== destinationUrl) {
      await commands.execute(new ChangeLink({ id: existing.id, destinationUrl }, seedInvocation));
    }
    const input = { programId: program.id, affiliateId, destinationUrl };
    const create = (chosen?: string) =>
      commands.execute(new CreateLink({ ...input, ...(chosen !== undefined && { code: chosen }) }, seedInvocation));
    const { id, url, ...link } =
      existing ??
      (await clock.at(program.createdAt, async () => (await create(code).catch(taken(() => create()))).value));
    made.push({ id, code: link.code, url });
  }
  return made;
}

/** Codes are unique over all programs: where somebody else has it, a random one will do. */
function taken<T>(instead: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => {
    if (error instanceof DomainError && error.code === 'code_taken') return instead();
    throw error;
  };
}

async function coupon({ commands, queries, clock }: Seeding, owner: Owner, code: string): Promise<void> {
  const { program, affiliateId } = owner;
  const filter = { ...wholePage, programId: program.id, affiliateId };
  const { data } = await queries.execute(new ListCoupons(filter, seedActor));
  if (data.some((existing) => existing.code === code)) return;
  const input = { programId: program.id, affiliateId, code };
  await clock.at(program.createdAt, () => commands.execute(new CreateCoupon(input, seedInvocation)));
}
