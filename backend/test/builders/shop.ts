import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import type { TestApi } from '../support/test-api.js';
import { uniqueName } from '../support/env.js';

/** Everything a conversion needs: made through the API, as an administrator would. */
export interface Shop {
  readonly merchantId: string;
  readonly programId: string;
  /** The API with the merchant's key, all scopes. */
  readonly merchant: ApiClient;
  readonly apiKey: string;
  readonly postbackToken: string;
  readonly affiliate: Affiliate;
  readonly link: { readonly id: string; readonly code: string; readonly url: string };
  readonly couponCode: string;
}

export interface Affiliate {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** A merchant with a program (EUR, last click, 8 % of net unless overridden), keys, an affiliate, a link and a coupon. */
export async function createShop(api: TestApi, program: Fields = {}): Promise<Shop> {
  const merchantId = await createMerchant(api);
  const programId = await createProgram(api, merchantId, program);
  const affiliate = await createAffiliate(api, [programId]);
  const [apiKey, postbackToken] = [
    await createKey(api, merchantId, 'api'),
    await createKey(api, merchantId, 'postback'),
  ];
  const link = await createLink(api, { programId, affiliateId: affiliate.id });
  const couponCode = await createCoupon(api, { programId, affiliateId: affiliate.id });
  return { merchantId, programId, merchant: api.anyone.as(apiKey), apiKey, postbackToken, affiliate, link, couponCode };
}

export async function createMerchant(api: TestApi): Promise<string> {
  return expectStatus(201, await api.admin.post('/v1/merchants', { name: 'Shop' }))['id'] as string;
}

export async function createProgram(api: TestApi, merchantId: string, overrides: Fields = {}): Promise<string> {
  return expectStatus(201, await api.admin.post('/v1/programs', programInput(merchantId, overrides)))['id'] as string;
}

/** What a new program is made of, unless a test says otherwise. */
export function programInput(merchantId: string, overrides: Fields = {}): Fields {
  return {
    merchantId,
    name: 'Program',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    fallbackUrl: 'https://shop.example/',
    provenDomains: ['shop.example'],
    terms: { attributionModel: 'last_click', commission: { kind: 'percent', percent: '8', base: 'net' } },
    ...overrides,
  };
}

/** An affiliate who can sign in, approved for the programs. */
export async function createAffiliate(api: TestApi, programIds: readonly string[]): Promise<Affiliate> {
  const [email, password] = [`${uniqueName()}@affiliate.example`, 'a password of some length'];
  const body = { name: 'Affiliate', email, password, programIds };
  return { id: expectStatus(201, await api.admin.post('/v1/affiliates', body))['id'] as string, email, password };
}

/** All scopes, live unless said otherwise. @returns the secret */
export async function createKey(
  api: TestApi,
  merchantId: string,
  kind: 'api' | 'postback',
  livemode = true,
): Promise<string> {
  const scopes = ['conversions:write', 'conversions:read', 'conversions:backdate', 'reports:read'];
  const answer = await api.admin.post(`/v1/merchants/${merchantId}/api-keys`, { kind, livemode, scopes });
  return expectStatus(201, answer)['secret'] as string;
}

export async function createLink(
  api: TestApi,
  input: { programId: string; affiliateId: string; destinationUrl?: string; code?: string },
): Promise<Shop['link']> {
  const answer = await api.admin.post('/v1/links', { destinationUrl: 'https://shop.example/shoes', ...input });
  const { id, code, url } = expectStatus(201, answer);
  return { id: id as string, code: code as string, url: url as string };
}

/** @returns the code */
export async function createCoupon(
  api: TestApi,
  input: { programId: string; affiliateId: string; code?: string },
): Promise<string> {
  const code = `C${uniqueName()}`;
  return expectStatus(201, await api.admin.post('/v1/coupons', { code, ...input }))['code'] as string;
}
