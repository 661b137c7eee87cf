import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findProgram, programsOfMerchants } from '../../src/modules/programs/public.js';
import { createAffiliate, createMerchant, createProgram, createShop, programInput } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let shop: Shop;
let other: Shop;
beforeAll(async () => {
  api = await startTestApi();
  [shop, other] = [await createShop(api), await createShop(api)];
}, 60_000);
afterAll(() => api.close());

const unknownProgram = 'prg_01h455vb4pex5vsknk084sn02q';
const unknownMerchant = 'mer_01h455vb4pex5vsknk084sn02q';
const unknownAffiliate = 'aff_01h455vb4pex5vsknk084sn02q';

const create = (overrides: Record<string, unknown>): Promise<ApiAnswer> =>
  api.admin.post('/v1/programs', programInput(shop.merchantId, overrides));

describe('a program', () => {
  test('is what was asked for, with defaults', async () => {
    const { body } = await create({ fallbackUrl: undefined, provenDomains: undefined });
    expect(body).toMatchObject({
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      status: 'active',
      clickParam: 'click_id',
    });
    expect(body).toMatchObject({ fallbackUrl: null, provenDomains: [] });
    expect(body['terms']).toMatchObject({ version: 1, attributionModel: 'last_click', windowDays: 30, holdDays: 30 });
    expect(body['terms']).toMatchObject({ commission: { kind: 'percent', percent: '8', base: 'net' } });
    expect((await api.admin.get(`/v1/programs/${body['id'] as string}`)).body).toEqual(body);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a currency that is none', { currency: 'XXX' }, 'currency'],
    ['a currency in lower case', { currency: 'eur' }, 'currency'],
    ['a time zone that is none', { timeZone: 'Europe/Atlantis' }, 'timeZone'],
    ['an offset as time zone', { timeZone: '+02:00' }, 'timeZone'],
    ['a click parameter that the tracker reads itself', { clickParam: 'sub1' }, 'clickParam'],
    ['a fallback that is no web address', { fallbackUrl: 'javascript:alert(1)' }, 'fallbackUrl'],
    ['a fallback with a password', { fallbackUrl: 'https://a:b@shop.example/' }, 'fallbackUrl'],
    [
      'a domain that hides another',
      { provenDomains: ['ok.example', 'https://shop.example@evil.example'] },
      'provenDomains.1',
    ],
    ['a proven domain that is an address', { provenDomains: ['192.168.1.10'] }, 'provenDomains.0'],
    ['a name of blanks', { name: '   ' }, 'name'],
    ['no terms', { terms: undefined }, 'terms'],
    ['another merchant kind of id', { merchantId: unknownAffiliate }, 'merchantId'],
  ])('with %s is refused', async (_, overrides, path) => {
    const answer = await create(overrides);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed', errors: [{ path }] } });
  });

  const percent = (text: unknown) => ({
    attributionModel: 'last_click',
    commission: { kind: 'percent', percent: text, base: 'net' },
  });
  test.each<[string, object]>([
    ['100.01 per cent', percent('100.01')],
    ['minus one per cent', percent('-1')],
    ['five decimals', percent('1.00001')],
    ['a number for a text', percent(8)],
    ['a window of no days', { ...percent('8'), windowDays: 0 }],
    ['a window of half a day', { ...percent('8'), windowDays: 0.5 }],
    ['a hold of more than a year', { ...percent('8'), holdDays: 366 }],
    ['an unknown model', { ...percent('8'), attributionModel: 'first_click' }],
    ['a mix of kinds', { ...percent('8'), commission: { kind: 'flat', percent: '8' } }],
  ])('with terms of %s is refused', async (_, terms) => {
    expect(await create({ terms })).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  test('pays flat amounts in its own currency only as finely as that divides', async () => {
    const flat = (amount: string) => ({ attributionModel: 'coupon_first', commission: { kind: 'flat', amount } });
    const yen = await create({ currency: 'JPY', terms: flat('500') });
    expect(yen.body['terms']).toMatchObject({ commission: { kind: 'flat', amount: '500' } });
    expect(await create({ currency: 'JPY', terms: flat('500.5') })).toMatchObject({
      status: 400,
      body: { code: 'amount_too_precise' },
    });
    const dinar = await create({ currency: 'KWD', terms: flat('1.050') });
    expect(dinar.body['terms']).toMatchObject({ commission: { amount: '1.050' } });
  });

  test('announces itself to the tracker, and each change with the next version', async () => {
    const id = await createProgram(api, shop.merchantId);
    await api.admin.patch(`/v1/programs/${id}`, { status: 'paused', provenDomains: ['Shop.Example', 'shop.example'] });
    const rows = await api.prisma.outbox.findMany({ where: { aggregateId: id }, orderBy: { aggregateVersion: 'asc' } });
    expect(rows.map(({ aggregateVersion, subject }) => [aggregateVersion, subject])).toEqual([
      [1, `tracking.program.${id}`],
      [2, `tracking.program.${id}`],
    ]);
    expect(rows[1]?.event).toMatchObject({ data: { program: { active: false, provenDomains: ['shop.example'] } } });
  });

  test('changed by many at once loses no change and no version', async () => {
    const id = await createProgram(api, shop.merchantId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => api.admin.patch(`/v1/programs/${id}`, { name: `Name ${i}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const rows = await api.prisma.outbox.findMany({ where: { aggregateId: id }, orderBy: { aggregateVersion: 'asc' } });
    expect(rows.map(({ aggregateVersion }) => aggregateVersion)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
  });

  test('keeps its currency and time zone, and stays closed', async () => {
    const id = await createProgram(api, shop.merchantId);
    expect((await api.admin.patch(`/v1/programs/${id}`, { currency: 'USD' })).status).toBe(400);
    expect((await api.admin.patch(`/v1/programs/${id}`, { timeZone: 'UTC' })).status).toBe(400);
    expect((await api.admin.patch(`/v1/programs/${id}`, { status: 'closed' })).status).toBe(200);
    const reopened = await api.admin.patch(`/v1/programs/${id}`, { status: 'active' });
    expect(reopened).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  });

  test('that is not there is not found, nor those of a merchant that is not', async () => {
    expect(await programsOfMerchants(api.db, [unknownMerchant])).toEqual([]);
    expect(await findProgram(api.db, unknownProgram)).toBeNull();
  });
});

describe('a merchant', () => {
  test('sees itself and its programs, and nobody else', async () => {
    expect((await shop.merchant.get(`/v1/merchants/${shop.merchantId}`)).status).toBe(200);
    expect((await shop.merchant.get(`/v1/programs/${shop.programId}`)).status).toBe(200);
    for (const url of [
      `/v1/merchants/${other.merchantId}`,
      `/v1/programs/${other.programId}`,
      `/v1/programs/${other.programId}/terms`,
    ]) {
      const answer = await shop.merchant.get(url);
      expect({ url, status: answer.status }).toEqual({ url, status: 404 });
    }
    const { body } = await shop.merchant.get(`/v1/programs?merchantId=${other.merchantId}`);
    const merchants = new Set((body['data'] as { merchantId: string }[]).map(({ merchantId }) => merchantId));
    expect(merchants).toEqual(new Set([shop.merchantId]));
  });

  test('changes nothing of it', async () => {
    const refused = [
      await shop.merchant.patch(`/v1/programs/${shop.programId}`, { name: 'x' }),
      await shop.merchant.post('/v1/programs', programInput(shop.merchantId)),
      await shop.merchant.post('/v1/affiliates', { name: 'x', email: 'x@example.com' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe('an affiliate', () => {
  test('is found once per email address, in any case', async () => {
    const body = { name: 'A', email: 'Same@Example.com', password: 'a password of some length' };
    expect((await api.admin.post('/v1/affiliates', body)).status).toBe(201);
    const again = await api.admin.post('/v1/affiliates', { ...body, email: 'same@example.com' });
    expect(again).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    const admin = await api.admin.post('/v1/affiliates', { ...body, email: 'admin@test.example' });
    expect(admin).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    expect(await api.prisma.affiliate.count({ where: { email: 'admin@test.example' } })).toBe(0);
  });

  test('of an unknown program is not made at all', async () => {
    const answer = await api.admin.post('/v1/affiliates', {
      name: 'A',
      email: 'u@example.com',
      programIds: [unknownProgram],
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'program_not_found' } });
    expect(await api.prisma.affiliate.count({ where: { email: 'u@example.com' } })).toBe(0);
  });

  test('sees itself with its programs, and no other', async () => {
    const { email, password, id } = shop.affiliate;
    const affiliate = await api.signIn(email, password);
    const own = await affiliate.get(`/v1/affiliates/${id}`);
    expect(own.body).toMatchObject({ id, programs: [{ programId: shop.programId, status: 'approved' }] });
    const foreign = await affiliate.get(`/v1/affiliates/${other.affiliate.id}`);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'affiliate_not_found' } });
    expect((await affiliate.get('/v1/affiliates')).status).toBe(403);
    expect((await affiliate.get(`/v1/programs/${shop.programId}`)).status).toBe(403);
  });

  test('joins, is suspended and comes back; other moves are refused', async () => {
    const { id } = await createAffiliate(api, []);
    const join = () => api.admin.post(`/v1/programs/${shop.programId}/affiliates`, { affiliateId: id });
    const move = (status: string) => api.admin.patch(`/v1/programs/${shop.programId}/affiliates/${id}`, { status });
    expect(await join()).toMatchObject({ status: 201, body: { status: 'approved' } });
    expect(await join()).toMatchObject({ status: 409, body: { code: 'already_member' } });
    expect(await move('suspended')).toMatchObject({ status: 200, body: { status: 'suspended' } });
    expect(await move('suspended')).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
    expect((await move('approved')).status).toBe(200);
    expect((await move('closed')).status).toBe(400);
    expect((await move('banned')).status).toBe(200);
    expect((await move('approved')).status).toBe(409);
    const listed = await api.admin.get(`/v1/affiliates?programId=${shop.programId}`);
    expect(JSON.stringify(listed.body)).toContain(id);
  });

  test('that is not there joins nothing', async () => {
    const join = (programId: string, affiliateId: string) =>
      api.admin.post(`/v1/programs/${programId}/affiliates`, { affiliateId });
    expect(await join(shop.programId, unknownAffiliate)).toMatchObject({
      status: 404,
      body: { code: 'affiliate_not_found' },
    });
    expect(await join(unknownProgram, shop.affiliate.id)).toMatchObject({
      status: 404,
      body: { code: 'program_not_found' },
    });
    const patched = await api.admin.patch(`/v1/programs/${other.programId}/affiliates/${shop.affiliate.id}`, {
      status: 'banned',
    });
    expect(patched).toMatchObject({ status: 404, body: { code: 'member_not_found' } });
  });
});

test('a merchant can be listed by admins', async () => {
  const id = await createMerchant(api);
  expect(JSON.stringify((await api.admin.get('/v1/merchants')).body)).toContain(id);
});
