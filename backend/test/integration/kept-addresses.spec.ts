import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop, programInput } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
}, 60_000);
afterAll(() => api.close());

const typed = 'HTTPS://Shop.Example:443/rote schuhe/../grün?q=a b';
const kept = 'https://shop.example/gr%C3%BCn?q=a%20b';

describe('S15: an address is kept as a browser writes it', () => {
  test('the destination of a link, when it is made and when it is changed', async () => {
    const body = { programId: shop.programId, affiliateId: shop.affiliate.id, destinationUrl: typed };
    const link = expectStatus(201, await api.admin.post('/v1/links', body));
    expect(link).toMatchObject({ destinationUrl: kept });
    const destinationUrl = 'https://SHOP.example/./neu';
    expect(
      expectStatus(200, await api.admin.patch(`/v1/links/${String(link['id'])}`, { destinationUrl })),
    ).toMatchObject({
      destinationUrl: 'https://shop.example/neu',
    });
  });

  test('the fallback of a program and the site of a merchant', async () => {
    const merchant = expectStatus(201, await api.admin.post('/v1/merchants', { name: 'Shop', websiteUrl: typed }));
    expect(merchant).toMatchObject({ websiteUrl: kept });
    const program = programInput(String(merchant['id']), { fallbackUrl: typed });
    const { id, fallbackUrl } = expectStatus(201, await api.admin.post('/v1/programs', program));
    expect(fallbackUrl).toBe(kept);
    const change = (url: string | null) => api.admin.patch(`/v1/programs/${String(id)}`, { fallbackUrl: url });
    expect(expectStatus(200, await change('https://shop.example'))).toMatchObject({
      fallbackUrl: 'https://shop.example/',
    });
    expect(expectStatus(200, await change(null))).toMatchObject({ fallbackUrl: null });
  });

  test('and a repeat of the request as it was typed is still the same request', async () => {
    const body = { programId: shop.programId, affiliateId: shop.affiliate.id, destinationUrl: 'https://shop.example' };
    const headers = { 'idempotency-key': 'typed-once' };
    const first = expectStatus(201, await api.admin.post('/v1/links', body, headers));
    expect(expectStatus(201, await api.admin.post('/v1/links', body, headers))).toEqual(first);
  });
});
