import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findCoupons, findLinkById, findLinksByNo } from '../../src/modules/tracking/public.js';
import { createAffiliate, createLink, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let other: Shop;
let affiliate: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  [shop, other] = [await createShop(api), await createShop(api)];
  affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
}, 60_000);
afterAll(() => api.close());

const page = 'https://shop.example/shoes';
const make = (caller: ApiClient, overrides: Record<string, unknown> = {}) =>
  caller.post('/v1/links', { programId: shop.programId, destinationUrl: page, ...overrides });

describe('a link', () => {
  test('of an affiliate is its own, with a code of its own and an address at the tracker', async () => {
    const { status, body } = await make(affiliate);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      affiliateId: shop.affiliate.id,
      programId: shop.programId,
      destinationUrl: page,
      active: true,
    });
    expect(body['code']).toMatch(/^[2-9A-HJ-NP-Za-km-z]{8}$/);
    expect(body['url']).toBe(`${api.config.PUBLIC_TRACKER_URL}/c/${body['code'] as string}`);
    expect((await affiliate.get(`/v1/links/${body['id'] as string}`)).body).toEqual(body);
  });

  test('is announced to the tracker with what a click id needs, and each change with the next version', async () => {
    const { id, code } = await createLink(api, { programId: shop.programId, affiliateId: shop.affiliate.id });
    await api.admin.patch(`/v1/links/${id}`, { active: false });
    const facts = await findLinkById(api.db, id);
    const rows = await api.prisma.outbox.findMany({ where: { aggregateId: id }, orderBy: { aggregateVersion: 'asc' } });
    expect(rows.map(({ subject }) => subject)).toEqual([`tracking.link.${code}`, `tracking.link.${code}`]);
    expect(rows[0]?.event).toMatchObject({
      aggregateversion: 1,
      data: { link: { id, code, no: facts?.no, affiliateNo: facts?.affiliateNo, destinationUrl: page, active: true } },
    });
    expect(rows[1]?.event).toMatchObject({
      aggregateversion: 2,
      data: { link: { active: false, destinationUrl: page } },
    });
    expect(await findLinksByNo(api.db, [facts?.no ?? 0, 4_000_000_000])).toEqual([facts]);
    expect(facts).toMatchObject({
      merchantId: shop.merchantId,
      programId: shop.programId,
      affiliateId: shop.affiliate.id,
    });
  });

  test.each([
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://notshop.example/',
    'https://shop.example@evil.example/',
    'https://evil.example\\@shop.example/',
  ])('of an affiliate does not lead to %s', async (destinationUrl) => {
    const answer = await make(affiliate, { destinationUrl });
    expect([400, 422]).toContain(answer.status);
    expect(['destination_not_proven', 'validation_failed']).toContain(answer.body['code']);
  });

  test.each([
    'javascript:alert(1)',
    'ftp://shop.example/',
    '//shop.example/',
    'shop.example',
    `https://shop.example/${'x'.repeat(2100)}`,
  ])('leads to web pages only, not %.30s', async (destinationUrl) => {
    expect(await make(api.admin, { affiliateId: shop.affiliate.id, destinationUrl })).toMatchObject({ status: 400 });
  });

  test('may lead below an allowed domain', async () => {
    expect((await make(affiliate, { destinationUrl: 'https://www.shop.example/' })).status).toBe(201);
  });

  test('takes a wanted code once, over all programs', async () => {
    const code = `sale-${Date.now()}`;
    expect(await make(affiliate, { code })).toMatchObject({ status: 201, body: { code } });
    expect(await make(affiliate, { code })).toMatchObject({ status: 409, body: { code: 'code_taken' } });
    for (const bad of ['ab', 'a b c', 'a/b/c', 'ä'.repeat(5), 'x'.repeat(65)]) {
      expect((await make(affiliate, { code: bad })).status).toBe(400);
    }
  });

  test('by one code from twenty at once is one link', async () => {
    const code = `race-${Date.now()}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => make(affiliate, { code })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  test('is not made for somebody else, nor for a program one is not in', async () => {
    expect(await make(affiliate, { affiliateId: other.affiliate.id })).toMatchObject({
      status: 404,
      body: { code: 'affiliate_not_found' },
    });
    expect(await make(affiliate, { programId: other.programId })).toMatchObject({
      status: 404,
      body: { code: 'program_not_found' },
    });
    expect(await make(api.admin)).toMatchObject({ status: 400, body: { code: 'affiliate_required' } });
    const stranger = await createAffiliate(api, []);
    expect(await make(api.admin, { affiliateId: stranger.id })).toMatchObject({
      status: 409,
      body: { code: 'membership_not_approved' },
    });
    expect((await shop.merchant.get('/v1/links')).status).toBe(403);
  });

  test('of somebody else is not there', async () => {
    const url = `/v1/links/${other.link.id}`;
    expect(await affiliate.get(url)).toMatchObject({ status: 404, body: { code: 'link_not_found' } });
    expect(await affiliate.patch(url, { active: false })).toMatchObject({
      status: 404,
      body: { code: 'link_not_found' },
    });
    expect((await api.admin.get(url)).body['active']).toBe(true);
    const { body } = await affiliate.get(`/v1/links?affiliateId=${other.affiliate.id}&limit=200`);
    const owners = new Set((body['data'] as { affiliateId: string }[]).map(({ affiliateId }) => affiliateId));
    expect(owners).toEqual(new Set([shop.affiliate.id]));
  });

  test('can be changed by its affiliate, within the same bounds', async () => {
    const url = `/v1/links/${shop.link.id}`;
    const moved = await affiliate.patch(url, { destinationUrl: 'https://shop.example/boots', active: false });
    expect(moved).toMatchObject({ status: 200, body: { destinationUrl: 'https://shop.example/boots', active: false } });
    const away = await affiliate.patch(url, { destinationUrl: 'https://evil.example/' });
    expect(away).toMatchObject({ status: 422, body: { code: 'destination_not_proven' } });
    expect((await affiliate.patch(url, { code: 'new' })).status).toBe(400);
  });

  test('is listed by program, affiliate and state', async () => {
    const programId = await createProgram(api, shop.merchantId);
    await api.admin.post(`/v1/programs/${programId}/affiliates`, { affiliateId: shop.affiliate.id });
    const first = await createLink(api, { programId, affiliateId: shop.affiliate.id });
    const second = await createLink(api, { programId, affiliateId: shop.affiliate.id });
    await api.admin.patch(`/v1/links/${second.id}`, { active: false });
    const ids = async (query: string) => {
      const { body } = await api.admin.get(`/v1/links?programId=${programId}&${query}`);
      return (body['data'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids('active=true')).toEqual([first.id]);
    expect(await ids('active=false')).toEqual([second.id]);
    expect(await ids(`affiliateId=${other.affiliate.id}`)).toEqual([]);
  });

  test('of a suspended affiliate cannot be made, and those there are say so', async () => {
    const { id } = await createAffiliate(api, [shop.programId]);
    const link = await createLink(api, { programId: shop.programId, affiliateId: id });
    expect(await findLinkById(api.db, link.id)).toMatchObject({ affiliateActive: true });
    await api.admin.patch(`/v1/programs/${shop.programId}/affiliates/${id}`, { status: 'suspended' });
    expect(await findLinkById(api.db, link.id)).toMatchObject({ affiliateActive: false });
    expect(await make(api.admin, { affiliateId: id })).toMatchObject({
      status: 409,
      body: { code: 'membership_not_approved' },
    });
  });
});

describe('a coupon', () => {
  const coupon = (overrides: Record<string, unknown>) =>
    api.admin.post('/v1/coupons', { programId: shop.programId, affiliateId: shop.affiliate.id, ...overrides });

  test('belongs to one affiliate per program, in whatever case it is written', async () => {
    expect(await coupon({ code: 'Summer10' })).toMatchObject({ status: 201, body: { code: 'Summer10', active: true } });
    expect(await coupon({ code: 'SUMMER10' })).toMatchObject({ status: 409, body: { code: 'code_taken' } });
    const { merchantId, programId } = shop;
    for (const code of ['summer10', 'SUMMER10', ' Summer10 ']) {
      const entered = [
        { merchantId, code },
        { merchantId: other.merchantId, code },
      ];
      expect(await findCoupons(api.db, entered)).toMatchObject([
        { programId, affiliateId: shop.affiliate.id, code: 'Summer10', entered: entered[0] },
      ]);
    }
  });

  test('is switched off and on by admins; affiliates see their own', async () => {
    const made = await coupon({ code: 'Onoff' });
    const url = `/v1/coupons/${made.body['id'] as string}`;
    expect(await api.admin.patch(url, { active: false })).toMatchObject({ status: 200, body: { active: false } });
    expect((await affiliate.patch(url, { active: true })).status).toBe(403);
    expect((await affiliate.post('/v1/coupons', { code: 'mine' })).status).toBe(403);
    const { body } = await affiliate.get(`/v1/coupons?affiliateId=${other.affiliate.id}`);
    const owners = new Set((body['data'] as { affiliateId: string }[]).map(({ affiliateId }) => affiliateId));
    expect(owners).toEqual(new Set([shop.affiliate.id]));
    const gone = await api.admin.patch('/v1/coupons/cpn_01h455vb4pex5vsknk084sn02q', { active: true });
    expect(gone).toMatchObject({ status: 404, body: { code: 'coupon_not_found' } });
  });

  test('needs an approved affiliate', async () => {
    const stranger = await createAffiliate(api, []);
    expect((await coupon({ code: 'nope', affiliateId: stranger.id })).status).toBe(409);
    expect((await coupon({ code: 'nope', programId: 'prg_01h455vb4pex5vsknk084sn02q' })).status).toBe(404);
  });
});
