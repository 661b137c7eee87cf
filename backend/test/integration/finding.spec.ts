import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiBody } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Filters of the lists, and the search over all of them: how staff find what they mean. */
let api: TestApi;
let shop: Shop;
let other: Shop;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api, { name: 'Nordlicht 100% Bio' });
  other = await createShop(api, { name: 'Nordlicht 1000' });
  const sales = [
    ['A-1', { couponCode: shop.couponCode, occurredAt: '2026-11-01T10:00:00Z' }],
    ['A-2', { programId: shop.programId, occurredAt: '2026-11-10T10:00:00Z' }],
    ['A_3', { couponCode: shop.couponCode, occurredAt: '2026-11-20T10:00:00Z' }],
  ] as const;
  api.clock.set(new Date('2026-11-22T12:00:00Z'));
  for (const [orderId, fields] of sales) {
    const body = { orderId, amount: { amount: '50.00', currency: 'EUR' }, ...fields };
    ids[orderId] = expectStatus(201, await shop.merchant.post('/v1/conversions', body))['id'] as string;
  }
  expectStatus(201, await api.admin.post(`/v1/conversions/${ids['A-1']}/refunds`, { reason: 'returned' }));
  // Oldest first leaves out what is not settled yet.
  api.clock.advance(60_000);
}, 60_000);
afterAll(() => api.close());

async function list(path: string, field: string): Promise<string[]> {
  const { data } = expectStatus(200, await api.admin.get(path)) as { data: readonly ApiBody[] };
  return data.map((row) => row[field] as string);
}

describe('conversions', () => {
  test.each([
    ['refundState=full', ['A-1']],
    ['attributed=false', ['A-2']],
    ['attributed=true&sort=recordedAt', ['A-1', 'A_3']],
    ['from=2026-11-10T10:00:00Z&to=2026-11-20T10:00:00Z', ['A-2']],
    ['q=A_', ['A_3']],
    ['q=A&sort=recordedAt', ['A-1', 'A-2', 'A_3']],
    ['q=a-&sort=occurredAt', ['A-1', 'A-2']],
    ['livemode=false', []],
  ])('where %s', async (query, expected) => {
    expect(await list(`/v1/conversions?${query}`, 'orderId')).toEqual(expected);
  });

  test('by coupon, whatever the case', async () => {
    const query = `couponCode=${shop.couponCode.toLowerCase()}`;
    expect(await list(`/v1/conversions?${query}`, 'orderId')).toEqual(['A_3', 'A-1']);
  });

  test('oldest first, page by page', async () => {
    const path = '/v1/conversions?sort=recordedAt&limit=2';
    const first = expectStatus(200, await api.admin.get(path));
    expect(await list(`${path}&cursor=${first['nextCursor'] as string}`, 'orderId')).toEqual(['A_3']);
  });
});

describe('affiliates', () => {
  test('by ids, by part of the email address, by state in a program', async () => {
    const both = [other.affiliate.id, shop.affiliate.id];
    expect(await list(`/v1/affiliates?ids=${both.join(',')}`, 'id')).toEqual(both);
    expect(await list(`/v1/affiliates?q=${shop.affiliate.email.toUpperCase()}`, 'id')).toEqual([shop.affiliate.id]);
    const member = `/v1/programs/${shop.programId}/affiliates/${shop.affiliate.id}`;
    expectStatus(200, await api.admin.patch(member, { status: 'suspended' }));
    expect(await list(`/v1/affiliates?status=suspended&programId=${shop.programId}`, 'id')).toEqual([both[1]]);
    expect(await list(`/v1/affiliates?status=suspended&programId=${other.programId}`, 'id')).toEqual([]);
    expectStatus(200, await api.admin.patch(member, { status: 'approved' }));
  });

  test('with something among the ids that is none: refused, naming the field', async () => {
    expect((await api.admin.get('/v1/affiliates?ids=aff_x')).body).toMatchObject({ code: 'validation_failed' });
  });
});

describe('programs', () => {
  test('by ids, beside other filters', async () => {
    const both = [other.programId, shop.programId];
    expect(await list(`/v1/programs?ids=${both.join(',')}`, 'id')).toEqual(both);
    expect(await list(`/v1/programs?ids=${shop.programId}&q=nothing-of-the-kind`, 'id')).toEqual([]);
  });

  test('by ids a merchant finds no other’s', async () => {
    const ids = `${other.programId},${shop.programId}`;
    const { data } = expectStatus(200, await shop.merchant.get(`/v1/programs?ids=${ids}`)) as { data: ApiBody[] };
    expect(data.map(({ id }) => id)).toEqual([shop.programId]);
  });
});

describe('letters with a meaning to LIKE', () => {
  test.each(['%', '_', '\\', '%25'])('%s is what it is', async (text) => {
    const found = await list(`/v1/programs?q=${encodeURIComponent(text)}`, 'name');
    expect(found).toEqual(text === '%' ? ['Nordlicht 100% Bio'] : []);
  });
});

describe('search', () => {
  const search = (q: string) => list(`/v1/search?q=${encodeURIComponent(q)}`, 'kind');

  test('finds each kind by what people call it', async () => {
    expect(await search('nordlicht')).toEqual(['program', 'program']);
    expect(await search(shop.affiliate.email)).toEqual(['affiliate', 'person']);
    expect(await search(shop.link.code)).toEqual(['link']);
    expect(await search(shop.couponCode.toLowerCase())).toEqual(['coupon']);
    expect(await search('A-2')).toEqual(['conversion']);
    expect(await search(ids['A-2'] ?? '')).toEqual(['conversion']);
    expect(await search('nothing of the kind')).toEqual([]);
  });

  test('B15: merchants by name and by id, orders in any letter case and by their end', async () => {
    expect(await search(shop.merchantId)).toEqual(['merchant']);
    expect(await search('shop')).toContain('merchant');
    expect(await search('a-2')).toEqual(['conversion']);
  });

  test('B15: keys by name, beginning and secret, people by name and e-mail address, as far as a role may see them', async () => {
    const { secret, prefix } = expectStatus(
      201,
      await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, {
        ...{ kind: 'api', livemode: true, name: 'Warehouse sync', scopes: ['reports:read'] },
      }),
    );
    for (const typed of ['warehouse', prefix, secret]) expect(await search(typed as string)).toEqual(['apiKey']);
    expect(await search('admin@test.example')).toEqual(['person']);
    const support = await signInAs(api, 'support', null);
    const seen = async (q: string) =>
      (expectStatus(200, await support.get(`/v1/search?q=${q}`))['data'] as readonly ApiBody[]).map(
        (hit) => hit['kind'],
      );
    expect(await seen('warehouse')).toEqual([]);
    expect(await seen('admin@test.example')).toEqual([]);
    expect(await seen(shop.affiliate.email)).toEqual(['affiliate', 'person']);
  });

  test('asks for something to look for', async () => {
    expect((await api.admin.get('/v1/search?q=%20')).status).toBe(400);
  });
});
