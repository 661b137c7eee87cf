import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { Role } from '../../src/platform/actor.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/**
 * S13: who sees sums of money. Every GET of the document is asked, with the ids of one sale whose amounts occur nowhere else:
 * a new route that shows money is in this table by itself.
 */
const seesAmounts: Readonly<Partial<Record<Role, boolean>>> = {
  owner: true,
  program_manager: true,
  finance: true,
  fraud_analyst: true,
  support: false,
  auditor: true,
  affiliate: true,
  affiliate_manager: true,
  affiliate_viewer: true,
};
/** The order, its tax, what was refunded, and what is earned by it before and after. */
const secrets = ['4711.13', '313.37', '1013.19', '351.82', '351.81', '270.76', '270.77'];

let api: TestApi;
let shop: Shop;
let conversionId: string;
let routes: readonly string[];

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  const money = (amount: string) => ({ amount, currency: 'EUR' });
  const sale = { orderId: 'S13', couponCode: shop.couponCode, amount: money('4711.13'), tax: money('313.37') };
  conversionId = expectStatus(201, await shop.merchant.post('/v1/conversions', sale))['id'] as string;
  const refund = { reason: 'a part', amount: money('1013.19') };
  expectStatus(201, await api.admin.post(`/v1/conversions/${conversionId}/refunds`, refund));
  const { paths } = (await api.anyone.get('/openapi.json')).body as { paths: Record<string, object> };
  // A stream that never ends; who may open it is in the table of roles (access.spec.ts).
  routes = Object.entries(paths).flatMap(([path, item]) => ('get' in item && path !== '/v1/live' ? [path] : []));
}, 60_000);
afterAll(() => api.close());

/** Where an amount is to be read, of all that the caller may ask for. */
async function routesWithMoney(caller: ApiClient): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const { body } = await caller.get(addressOf(route));
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (secrets.some((secret) => text.includes(secret))) found.push(route);
  }
  return found;
}

function addressOf(route: string): string {
  const ids: Record<string, string> = {
    merchants: shop.merchantId,
    programs: shop.programId,
    affiliates: shop.affiliate.id,
    links: shop.link.id,
    conversions: conversionId,
  };
  const thing = /^\/v1\/(\w+)/.exec(route)?.[1] ?? '';
  const address = route.replace('{id}', ids[thing] ?? conversionId);
  return address === '/v1/search' ? `${address}?q=S13` : address;
}

describe.each(Object.entries(seesAmounts))('S13: %s', (role, sees) => {
  test(`${sees ? 'sees' : 'does not see'} amounts, on every route`, async () => {
    const affiliateId = role.startsWith('affiliate') ? shop.affiliate.id : null;
    const found = await routesWithMoney(await signInAs(api, role as Role, affiliateId));
    if (!sees) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(['/v1/conversions', '/v1/conversions/{id}', '/v1/commissions']));
  });
});

test('S13: a role that sees amounts has more than the lists', async () => {
  const found = await routesWithMoney(api.admin);
  expect(found).toEqual(expect.arrayContaining(['/v1/conversions/{id}/story', '/v1/search']));
});
