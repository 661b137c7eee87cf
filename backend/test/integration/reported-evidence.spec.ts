import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../src/platform/input-hash.js';
import { mintedClickId } from '../builders/click.js';
import { createCoupon, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { servePostback } from '../support/test-postback.js';
import type { PostbackServer } from '../support/test-postback.js';

let api: TestApi;
let shop: Shop;
let server: PostbackServer;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  server = await servePostback(api);
});
afterAll(async () => {
  server.close();
  await api.close();
});

type Fields = Readonly<Record<string, unknown>>;
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const sale = (fields: Fields = {}) => ({ orderId: uniqueName(), amount: eur('100.00'), ...fields });

async function record(fields: Fields, of: Shop = shop) {
  return expectStatus(201, await of.merchant.post('/v1/conversions', sale(fields)));
}

const notOurs: [string, string][] = [
  ['of 300 characters', 'x'.repeat(300)],
  ['of 5,000 characters', 'x'.repeat(5_000)],
  ['with a NUL', 'abc\0'],
  ['with half a character', 'abc\ud83d'],
  ['that is an unfilled macro', '{click_id}'],
];

describe('case 4: what a visitor can influence never fails a sale', () => {
  test.each(notOurs)('a click id %s is recorded as malformed', async (_label, clickId) => {
    const conversion = await record({ clickId });
    expect(conversion['attribution']).toMatchObject({ attributed: false, reason: 'click_id_malformed' });
    expect(String(conversion['clickId']).slice(0, 3)).toBe(clickId.slice(0, 3));
    expect(String(conversion['clickId']).length).toBeLessThanOrEqual(256);
  });

  test.each(notOurs)('a good coupon beside a click id %s counts', async (_label, clickId) => {
    const conversion = await record({ clickId, couponCode: shop.couponCode });
    expect(conversion['attribution']).toMatchObject({ attributed: true, reason: 'coupon_used' });
  });

  test('orders of one group that use the same coupon are each its affiliate’s, in whatever case it was typed', async () => {
    const { couponCode } = shop;
    const codes = Array.from({ length: 24 }, (_, i) => (i % 3 === 0 ? couponCode.toLowerCase() : couponCode));
    const conversions = await Promise.all(codes.map((code) => record({ couponCode: code })));
    expect(conversions.map(({ attribution }) => (attribution as { reason: string }).reason)).toEqual(
      codes.map(() => 'coupon_used'),
    );
  });

  test.each([
    ['of 70 characters', 'C'.repeat(70)],
    ['of 5,000 characters', 'C'.repeat(5_000)],
    ['with a NUL', 'SAVE\0'],
    ['with half a character', 'SAVE\ud83d'],
  ])('a coupon code %s is recorded as unknown, and a good click beside it counts', async (_label, couponCode) => {
    const alone = await record({ couponCode });
    expect(alone['attribution']).toMatchObject({ attributed: false, reason: 'coupon_unknown' });
    expect(String(alone['couponCode']).length).toBeLessThanOrEqual(128);
    const both = await record({ couponCode, clickId: await mintedClickId(api, shop.link.id) });
    expect(both['attribution']).toMatchObject({ attributed: true, reason: 'click_in_window' });
  });

  test.each(['\n', ' ', '\r\n', '\t'])('%j after a click id or coupon code is nothing', async (end) => {
    const clickId = await mintedClickId(api, shop.link.id);
    expect(await record({ clickId: clickId + end })).toMatchObject({
      clickId,
      attribution: { reason: 'click_in_window' },
    });
    expect(await record({ couponCode: shop.couponCode + end })).toMatchObject({
      attribution: { reason: 'coupon_used' },
    });
  });

  test.each([
    ['empty', ''],
    ['null', null],
  ])('%s is absent, whatever the field', async (_label, nothing) => {
    const customer = {
      id: nothing,
      emailHash: nothing,
      country: nothing,
      ip: nothing,
      isNew: null,
      userAgent: nothing,
    };
    const names = 'type programId clickId couponCode subscriptionId tax shipping discount occurredAt'.split(' ');
    const fields = Object.fromEntries(names.map((name) => [name, nothing]));
    const conversion = await record({ ...fields, customer, items: null, metadata: null });
    expect(conversion).toMatchObject({ type: 'sale', clickId: null, couponCode: null, subscriptionId: null });
    expect(conversion['attribution']).toMatchObject({ reason: 'no_evidence' });
  });

  test('the same through a postback', async () => {
    const order = () => ({ token: shop.postbackToken, order_id: uniqueName(), amount: '10.00', currency: 'EUR' });
    for (const [, click_id] of notOurs.slice(0, 3)) {
      const { status, body } = await server.get({ ...order(), click_id });
      expect([status, body['code']]).toEqual([200, 'click_id_malformed']);
    }
    const long = await server.get({ ...order(), coupon: 'C'.repeat(70) });
    expect([long.status, long.body['code']]).toEqual([200, 'coupon_unknown']);
    const good = await server.get({ ...order(), click_id: 'abc\0', coupon: ` ${shop.couponCode}\n` });
    expect([good.status, good.body['code']]).toEqual([200, 'coupon_used']);
  });

  test('what the merchant itself writes still must be storable', async () => {
    const answer = await shop.merchant.post('/v1/conversions', sale({ subscriptionId: 'a\0' }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'text_not_storable' } });
  });

  // As the parsing before made it: no blanks taken off the click id, text of 64 characters at most.
  test('an idempotency key that was bound to a request before is still bound to it', async () => {
    const [key, clickId] = [uniqueName(), `${await mintedClickId(api, shop.link.id)} `];
    const customer = { id: 'c-1', userAgent: '' };
    const body = { ...sale({ clickId, customer }), couponCode: ' SAVE10 ' };
    const former = { ...body, type: 'sale', couponCode: 'SAVE10' };
    const input_hash = hashOf({ name: 'RecordConversion', input: former }).toString('hex');
    const probe = await shop.merchant.post('/v1/conversions', sale(), { 'idempotency-key': `${key}-probe` });
    expectStatus(201, probe);
    const [{ scope } = { scope: '' }] = await api.prisma.$queryRaw<{ scope: string }[]>`
      select scope from idempotency_keys where key = ${`${key}-probe`}`;
    await api.prisma.$executeRaw`
      insert into idempotency_keys (scope, key, hash_version, input_hash, response)
      values (${scope}, ${key}, 1, decode(${input_hash}, 'hex'), ${JSON.stringify({ created: true, conversion: probe.body })}::jsonb)`;
    const again = await shop.merchant.post('/v1/conversions', body, { 'idempotency-key': key });
    expect(expectStatus(201, again)).toMatchObject({ id: probe.body['id'] });
  });
});

describe('case 15: a merchant with several programs', () => {
  test('an order that names none is recorded in the oldest active one, unattributed', async () => {
    const several = await createShop(api);
    await createProgram(api, several.merchantId);
    expect(await record({}, several)).toMatchObject({
      status: 'recorded',
      programId: several.programId,
      attribution: { attributed: false, reason: 'program_not_named' },
      commissions: [],
    });
    const malformed = await record({ clickId: 'abc' }, several);
    expect(malformed).toMatchObject({ attribution: { reason: 'program_not_named' } });
    expect(malformed['attribution']).toMatchObject({ candidates: [{ reason: 'click_id_malformed' }] });
    expectStatus(200, await api.admin.patch(`/v1/programs/${several.programId}`, { status: 'paused' }));
    expect((await record({}, several))['programId']).not.toBe(several.programId);
  });

  test('or in the merchant’s default program, where there is one that the key reaches', async () => {
    const several = await createShop(api);
    const newer = await createProgram(api, several.merchantId);
    const path = `/v1/merchants/${several.merchantId}`;
    expect(expectStatus(200, await api.admin.patch(path, { defaultProgramId: newer }))).toMatchObject({
      defaultProgramId: newer,
    });
    expect(await record({}, several)).toMatchObject({ programId: newer, attribution: { reason: 'program_not_named' } });
    const foreign = await api.admin.patch(path, { defaultProgramId: shop.programId });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'program_not_found' } });
    expectStatus(200, await api.admin.patch(path, { defaultProgramId: null }));
    expect((await record({}, several))['programId']).toBe(several.programId);
    expectStatus(200, await api.admin.patch(path, { defaultProgramId: newer }));
    expectStatus(200, await api.admin.patch(`/v1/programs/${newer}`, { status: 'closed' }));
    expect((await record({}, several))['programId']).toBe(several.programId);
  });

  test('a lead without amount under a percentage is recorded, at nothing', async () => {
    const conversion = await record({ type: 'lead', amount: undefined, couponCode: shop.couponCode });
    expect(conversion).toMatchObject({
      amount: null,
      attribution: { attributed: true },
      commissions: [{ amount: eur('0.00'), base: null, explanation: { reason: 'amount_missing' } }],
    });
    const refunded = await shop.merchant.post(`/v1/conversions/${conversion['id']}/refunds`, { reason: 'no lead' });
    expectStatus(201, refunded);
  });

  test('a coupon known in two programs needs the program, a click or the key to say which', async () => {
    const several = await createShop(api);
    const newer = await createProgram(api, several.merchantId);
    const code = several.couponCode;
    const affiliateId = several.affiliate.id;
    expect((await api.admin.post(`/v1/programs/${newer}/affiliates`, { affiliateId })).status).toBe(201);
    await createCoupon(api, { programId: newer, affiliateId, code });
    expect(await record({ couponCode: code }, several)).toMatchObject({
      programId: several.programId,
      couponCode: code,
      attribution: { attributed: false, reason: 'coupon_ambiguous' },
    });
    for (const programId of [newer, several.programId]) {
      const named = await record({ couponCode: code, programId }, several);
      expect(named).toMatchObject({ programId, attribution: { attributed: true, reason: 'coupon_used' } });
    }
    const old = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000);
    const clickId = await mintedClickId(api, several.link.id, old);
    expect(await record({ couponCode: code, clickId }, several)).toMatchObject({
      programId: several.programId,
      attribution: { attributed: true, reason: 'coupon_used' },
    });
    const limits = { kind: 'api', livemode: true, scopes: ['conversions:write'], programIds: [newer] };
    const key = expectStatus(201, await api.admin.post(`/v1/merchants/${several.merchantId}/api-keys`, limits));
    const merchant = api.anyone.as(key['secret'] as string);
    const byKey = expectStatus(201, await merchant.post('/v1/conversions', sale({ couponCode: code })));
    expect(byKey).toMatchObject({ programId: newer, attribution: { reason: 'coupon_used' } });
  });
});
