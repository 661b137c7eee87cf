import { randomBytes } from 'node:crypto';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CreateAffiliate, ListAffiliates } from './modules/affiliates/public.js';
import { CreateApiKey, merchantScopes, SaveUser } from './modules/auth/public.js';
import { CreateMerchant, CreateProgram, ListMerchants, ListPrograms } from './modules/programs/public.js';
import { CreateCoupon, CreateLink, ListCoupons, ListLinks } from './modules/tracking/public.js';
import type { Invocation } from './platform/transaction.js';

/** What the seed writes down for people and programs that want to try the system. */
export interface Seeded {
  readonly admin: SignInData;
  readonly affiliate?: SignInData & { readonly id: string };
  readonly merchant?: { readonly id: string; readonly apiKey: string; readonly postbackToken: string };
  readonly program?: { readonly id: string; readonly currency: string };
  readonly link?: { readonly code: string; readonly url: string };
  readonly coupon?: string;
}

interface SignInData {
  readonly email: string;
  readonly password: string;
}

export interface Buses {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

const actor = { kind: 'system', name: 'seed' } as const;
const invocation: Invocation = { actor };
const page = { limit: 200 };
const names = { merchant: 'Demo shop', affiliate: 'Demo affiliate', linkCode: 'demo', coupon: 'DEMO10' } as const;
const emails = { admin: 'admin@demo.tributary.local', affiliate: 'affiliate@demo.tributary.local' } as const;

/** The first administrator; a known password is kept, otherwise a new one is set. */
export async function seedAdmin({ commands }: Buses, known?: SignInData): Promise<SignInData> {
  const { email, password } = known ?? { email: emails.admin, password: newPassword() };
  await commands.execute(new SaveUser({ email, password, role: 'admin', affiliateId: null }, invocation));
  return { email, password };
}

/**
 * A shop with one program, affiliate, link and coupon, made by the same commands as through the API. What an earlier run
 * made is found and used again; its credentials are made anew, because only hashes of them are kept.
 */
export async function seedDemo(buses: Buses): Promise<Omit<Seeded, 'admin'>> {
  const merchantId = await demoMerchant(buses);
  const program = await demoProgram(buses, merchantId);
  const affiliate = await demoAffiliate(buses, program.id);
  return {
    affiliate,
    merchant: {
      id: merchantId,
      apiKey: await newKey(buses, merchantId, 'api'),
      postbackToken: await newKey(buses, merchantId, 'postback'),
    },
    program,
    link: await demoLink(buses, program.id, affiliate.id),
    coupon: await demoCoupon(buses, program.id, affiliate.id),
  };
}

async function demoMerchant({ commands, queries }: Buses): Promise<string> {
  const { data } = await queries.execute(new ListMerchants(page));
  const existing = data.find(({ name }) => name === names.merchant);
  if (existing) return existing.id;
  const input = { name: names.merchant, websiteUrl: 'https://shop.example/' };
  return (await commands.execute(new CreateMerchant(input, invocation))).value.id;
}

async function demoProgram(
  { commands, queries }: Buses,
  merchantId: string,
): Promise<{ id: string; currency: string }> {
  const { data } = await queries.execute(new ListPrograms({ ...page, merchantId }, actor));
  const [existing] = data;
  if (existing) return { id: existing.id, currency: existing.currency };
  const input = {
    merchantId,
    name: 'Demo program',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    clickParam: 'click_id',
    fallbackUrl: 'https://shop.example/',
    provenDomains: ['shop.example'],
    terms: {
      attributionModel: 'last_click',
      windowDays: 30,
      commission: { kind: 'percent', percent: '8', base: 'net' },
      holdDays: 30,
    },
  } as const;
  const { value } = await commands.execute(
    new CreateProgram({ ...input, provenDomains: [...input.provenDomains] }, invocation),
  );
  return { id: value.id, currency: value.currency };
}

async function demoAffiliate({ commands, queries }: Buses, programId: string): Promise<SignInData & { id: string }> {
  const [email, password] = [emails.affiliate, newPassword()];
  const { data } = await queries.execute(new ListAffiliates({ ...page, programId }));
  const existing = data.find((affiliate) => affiliate.email === email);
  if (existing) {
    await commands.execute(new SaveUser({ email, password, role: 'affiliate', affiliateId: existing.id }, invocation));
    return { id: existing.id, email, password };
  }
  const input = { name: names.affiliate, email, password, programIds: [programId] };
  return { id: (await commands.execute(new CreateAffiliate(input, invocation))).value.id, email, password };
}

async function demoLink(
  { commands, queries }: Buses,
  programId: string,
  affiliateId: string,
): Promise<{ code: string; url: string }> {
  const { data } = await queries.execute(new ListLinks({ ...page, programId, affiliateId }, actor));
  const [existing] = data.slice(-1);
  const input = { programId, affiliateId, destinationUrl: 'https://shop.example/shoes', code: names.linkCode };
  const { code, url } = existing ?? (await commands.execute(new CreateLink(input, invocation))).value;
  return { code, url };
}

async function demoCoupon({ commands, queries }: Buses, programId: string, affiliateId: string): Promise<string> {
  const { data } = await queries.execute(new ListCoupons({ ...page, programId, affiliateId }, actor));
  const [existing] = data.slice(-1);
  const input = { programId, affiliateId, code: names.coupon };
  return (existing ?? (await commands.execute(new CreateCoupon(input, invocation))).value).code;
}

async function newKey({ commands }: Buses, merchantId: string, kind: 'api' | 'postback'): Promise<string> {
  const input = { merchantId, kind, livemode: true, scopes: [...merchantScopes] };
  const { secret } = (await commands.execute(new CreateApiKey(input, invocation))).value;
  if (secret === null) throw new Error('a new key has a secret');
  return secret;
}

function newPassword(): string {
  return randomBytes(15).toString('base64url');
}
