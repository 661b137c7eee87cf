import { CreateApiKey } from '../modules/merchant-keys/public.js';
import { merchantScopes } from '../modules/access/public.js';
import { CreateMerchant, CreateProgram, ListMerchants, ListPrograms } from '../modules/programs/public.js';
import { AddTerms } from '../modules/terms/public.js';
import type { ProgramKey } from './cast.js';
import { seedActor, seedInvocation, wholePage } from './seeding.js';
import type { Seeding } from './seeding.js';

/** A program of the demo as the rest of the seed needs it. */
export interface DemoProgram {
  readonly id: string;
  readonly currency: ProgramKey;
  /** When it was opened: where its history begins. */
  readonly createdAt: Date;
}

export interface DemoMerchant {
  readonly id: string;
  readonly programs: Readonly<Record<ProgramKey, DemoProgram>>;
}

const merchantName = 'Harbour & Pine';
const dayMs = 86_400_000;
/** From this day on affiliates of the EUR program earn one percent more: the second version of its terms. */
const betterTermsAfterDays = 40;

const terms = {
  EUR: {
    attributionModel: 'last_click',
    windowDays: 30,
    commission: { kind: 'percent', percent: '7', base: 'net' },
    holdDays: 30,
  },
  USD: {
    attributionModel: 'coupon_first',
    windowDays: 30,
    commission: { kind: 'percent', percent: '10', base: 'net' },
    holdDays: 21,
  },
} as const;

const settings = {
  EUR: { name: 'Harbour & Pine Europe', timeZone: 'Europe/Berlin' },
  USD: { name: 'Harbour & Pine US', timeZone: 'America/New_York' },
} as const;

/** The merchant with its two programs, opened at `openedAt`; what an earlier run made is found again by its name. */
export async function seedPrograms(seeding: Seeding, shopUrl: string, openedAt: Date): Promise<DemoMerchant> {
  const id = await merchant(seeding, shopUrl, openedAt);
  const program = (key: ProgramKey) => oneProgram(seeding, { key, merchantId: id, shopUrl, openedAt });
  return { id, programs: { EUR: await program('EUR'), USD: await program('USD') } };
}

/** New credentials of a merchant, because only hashes of the earlier ones are kept. */
export async function newMerchantKeys(
  { commands }: Seeding,
  merchantId: string,
): Promise<{ apiKey: string; postbackToken: string }> {
  const newKey = async (kind: 'api' | 'postback'): Promise<string> => {
    const input = { merchantId, kind, livemode: true, name: 'Demo shop', scopes: [...merchantScopes] };
    const { secret } = (await commands.execute(new CreateApiKey(input, seedInvocation))).value;
    if (secret === null) throw new Error('a new key has a secret');
    return secret;
  };
  return { apiKey: await newKey('api'), postbackToken: await newKey('postback') };
}

async function merchant({ commands, queries, clock }: Seeding, shopUrl: string, openedAt: Date): Promise<string> {
  const { data } = await queries.execute(new ListMerchants({ ...wholePage, livemode: true }));
  const existing = data.find(({ name }) => name === merchantName);
  if (existing) return existing.id;
  const input = { name: merchantName, websiteUrl: shopUrl };
  return clock.at(openedAt, async () => (await commands.execute(new CreateMerchant(input, seedInvocation))).value.id);
}

interface Opening {
  readonly key: ProgramKey;
  readonly merchantId: string;
  readonly shopUrl: string;
  readonly openedAt: Date;
}

async function oneProgram({ commands, queries, clock }: Seeding, opening: Opening): Promise<DemoProgram> {
  const { key, merchantId, shopUrl, openedAt } = opening;
  const { data } = await queries.execute(new ListPrograms({ ...wholePage, merchantId }, seedActor));
  const existing = data.find(({ currency }) => currency === key);
  if (existing) return { id: existing.id, currency: key, createdAt: new Date(existing.createdAt) };
  return clock.at(openedAt, async () => {
    const input = {
      merchantId,
      ...settings[key],
      currency: key,
      clickParam: 'click_id',
      fallbackUrl: shopUrl,
      provenDomains: [new URL(shopUrl).hostname],
      terms: terms[key],
    };
    const { value } = await commands.execute(new CreateProgram(input, seedInvocation));
    if (key === 'EUR') {
      const commission = { ...terms.EUR.commission, percent: '8' };
      const effectiveFrom = new Date(openedAt.getTime() + betterTermsAfterDays * dayMs).toISOString();
      const better = { ...terms.EUR, commission, programId: value.id, effectiveFrom };
      await commands.execute(new AddTerms(better, seedInvocation));
    }
    return { id: value.id, currency: key, createdAt: openedAt };
  });
}
