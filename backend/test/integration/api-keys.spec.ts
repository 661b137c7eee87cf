import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiKeyUses } from '../../src/modules/merchant-keys/api-key-uses.js';
import { PostbackTokens } from '../../src/modules/merchant-keys/public.js';
import { createMerchant, createProgram, createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/** Settings of a key, or a key as it is answered. */
type Fields = Readonly<Record<string, unknown>>;

const hourMs = 3_600_000;
let api: TestApi;
let shop: Shop;
/** The same merchant's other program. */
let otherProgramId: string;

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  otherProgramId = await createProgram(api, shop.merchantId);
}, 60_000);
afterAll(() => api.close());

const everything = ['conversions:write', 'conversions:read', 'reports:read'];

async function makeKey(settings: Fields = {}, merchantId = shop.merchantId): Promise<Fields> {
  const body = { kind: 'api', livemode: true, scopes: everything, ...settings };
  return expectStatus(201, await api.admin.post(`/v1/merchants/${merchantId}/api-keys`, body)) as Fields;
}

const secretOf = (key: Fields) => key['secret'] as string;
const client = (key: Fields) => api.anyone.as(secretOf(key));
const listed = async (id: string): Promise<Fields | undefined> => {
  const { data } = (await api.admin.get(`/v1/merchants/${shop.merchantId}/api-keys`)).body as unknown as {
    data: Fields[];
  };
  return data.find((key) => key['id'] === id);
};
const rotate = (key: Fields, overlapHours: number, headers?: Record<string, string>) =>
  api.admin.post(`/v1/api-keys/${key['id'] as string}/rotate`, { overlapHours }, headers);
const sale = (fields: Fields = {}) => ({
  orderId: uniqueName(),
  amount: { amount: '10.00', currency: 'EUR' },
  ...fields,
});
const programsOf = ({ body }: ApiAnswer) => (body['data'] as unknown as { id: string }[]).map(({ id }) => id).sort();

describe('a new key', () => {
  test('has a name and says who made it, with what limits', async () => {
    const me = (await api.admin.get('/v1/me')).body['id'];
    const expiresAt = new Date(Date.now() + hourMs).toISOString();
    const limits = { programIds: [shop.programId], allowedAddresses: ['203.0.113.0/24', '2001:db8::1'], expiresAt };
    const key = await makeKey({ name: '  Warehouse ', ...limits, scopes: ['catalog:write', 'webhooks:manage'] });
    const shown = { name: 'Warehouse', createdBy: me, ...limits, scopes: ['catalog:write', 'webhooks:manage'] };
    expect(key).toMatchObject({ ...shown, replaces: null, lastUsedAt: null, lastUsedFrom: null });
    expect(await listed(key['id'] as string)).toMatchObject(shown);
  });

  test.each<[string, Fields, number, string]>([
    ['an address that is none', { allowedAddresses: ['203.0.113.0/40'] }, 400, 'validation_failed'],
    ['an empty list of programs', { programIds: [] }, 400, 'validation_failed'],
    ['an unknown scope', { scopes: ['everything'] }, 400, 'validation_failed'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 422, 'key_expiry_past'],
    ['an unknown program', { programIds: ['prg_01h455vb4pex5vsknk084sn02q'] }, 422, 'key_programs_unknown'],
  ])('is refused with %s', async (_, settings, status, code) => {
    const body = { kind: 'api', livemode: true, ...settings };
    const answer = await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, body);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test("is refused with another merchant's program", async () => {
    const body = { kind: 'api', livemode: true, programIds: [shop.programId] };
    const answer = await api.admin.post(`/v1/merchants/${await createMerchant(api)}/api-keys`, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'key_programs_unknown' } });
  });
});

describe('an expiry', () => {
  test('ends a key that this process had remembered', async () => {
    const key = await makeKey({ expiresAt: new Date(api.clock.now().getTime() + hourMs).toISOString() });
    expect((await client(key).get('/v1/programs')).status).toBe(200);
    api.clock.advance(2 * hourMs);
    const refused = await client(key).get('/v1/programs');
    api.clock.set(new Date());
    expect(refused).toMatchObject({ status: 401, body: { code: 'api_key_expired' } });
  });

  test('ends a postback token', async () => {
    const expiresAt = new Date(api.clock.now().getTime() + hourMs).toISOString();
    const token = secretOf(await makeKey({ kind: 'postback', expiresAt }));
    const tokens = api.app.get(PostbackTokens);
    expect(await tokens.admit(token, '127.0.0.1')).toMatchObject({ merchantId: shop.merchantId });
    api.clock.advance(2 * hourMs);
    const refused = tokens.admit(token, '127.0.0.1');
    await expect(refused).rejects.toMatchObject({ kind: 'unauthenticated', code: 'api_key_expired' });
    api.clock.set(new Date());
  });
});

describe('a list of addresses', () => {
  test.each<[string, number]>([
    ['203.0.113.77', 200],
    ['::ffff:203.0.113.77', 200],
    ['2001:db8::9', 200],
    ['203.0.114.1', 403],
    ['2001:db9::9', 403],
  ])('from %s: %i', async (from, status) => {
    const key = await makeKey({ allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'] });
    const answer = await client(key).from(from).get('/v1/programs');
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: 'api_key_address_refused' });
  });

  test('holds for a postback token', async () => {
    const token = secretOf(await makeKey({ kind: 'postback', allowedAddresses: ['203.0.113.7'] }));
    const tokens = api.app.get(PostbackTokens);
    expect(await tokens.admit(token, '203.0.113.7')).toMatchObject({ merchantId: shop.merchantId });
    const refused = tokens.admit(token, '203.0.113.8');
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden', code: 'api_key_address_refused' });
  });
});

describe('rotation', () => {
  test('gives a successor with the same settings; the old key ends after the overlap', async () => {
    const settings = { name: 'Shop', programIds: [shop.programId], scopes: ['conversions:read'] };
    const old = await makeKey({ ...settings, allowedAddresses: ['127.0.0.0/8'] });
    const successor = expectStatus(201, await rotate(old, 24));
    expect(successor).toMatchObject({ ...settings, allowedAddresses: ['127.0.0.0/8'], replaces: old['id'] });
    expect(successor).toMatchObject({ expiresAt: null, secret: expect.stringMatching(/^mk_live_[\w-]{43}$/) });
    expect([
      (await client(old).get('/v1/programs')).status,
      (await client(successor).get('/v1/programs')).status,
    ]).toEqual([200, 200]);
    api.clock.advance(25 * hourMs);
    const [refused, taken] = [await client(old).get('/v1/programs'), await client(successor).get('/v1/programs')];
    api.clock.set(new Date());
    expect(refused).toMatchObject({ status: 401, body: { code: 'api_key_expired' } });
    expect(taken.status).toBe(200);
  });

  test('without an overlap ends the old key at once, also where it is remembered', async () => {
    const old = await makeKey();
    expect((await client(old).get('/v1/programs')).status).toBe(200);
    expectStatus(201, await rotate(old, 0));
    expect(await client(old).get('/v1/programs')).toMatchObject({ status: 401, body: { code: 'api_key_expired' } });
  });

  test('works for postback tokens', async () => {
    const old = await makeKey({ kind: 'postback', livemode: false });
    const token = secretOf(expectStatus(201, await rotate(old, 1)));
    expect(token).toMatch(/^pbt_test_/);
    const tokens = api.app.get(PostbackTokens);
    for (const each of [secretOf(old), token]) {
      expect(await tokens.admit(each, '127.0.0.1')).toMatchObject({ livemode: false });
    }
  });

  test('of a key with an expiry gives the successor as long a life', async () => {
    const now = api.clock.now().getTime();
    const old = await makeKey({ expiresAt: new Date(now + 100 * hourMs).toISOString() });
    const successor = expectStatus(201, await rotate(old, 168));
    const life = (key: Fields) => Date.parse(key['expiresAt'] as string) - Date.parse(key['createdAt'] as string);
    expect(life(successor)).toBe(life(old));
    expect(await listed(old['id'] as string)).toMatchObject({ expiresAt: old['expiresAt'] });
  });

  test('shows the secret once, and makes one successor only', async () => {
    const old = await makeKey();
    const [first, again] = [
      await rotate(old, 2, { 'idempotency-key': old['id'] as string }),
      await rotate(old, 2, { 'idempotency-key': old['id'] as string }),
    ];
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual({ ...(first.body as object), secret: null });
    const kept = JSON.stringify(await api.prisma.idempotencyKey.findMany());
    expect(kept).not.toContain((first.body['secret'] as string).slice(8));
    expect(await rotate(old, 2)).toMatchObject({ status: 409, body: { code: 'api_key_already_rotated' } });
  });

  test('is refused for a key that has ended', async () => {
    const key = await makeKey();
    expectStatus(200, await api.admin.delete(`/v1/api-keys/${key['id'] as string}`));
    expect(await rotate(key, 2)).toMatchObject({ status: 409, body: { code: 'api_key_ended' } });
    expect((await rotate(await makeKey(), 169)).status).toBe(400);
  });

  test('stands in the audit trail for both keys, without a secret', async () => {
    const old = await makeKey();
    const successor = expectStatus(201, await rotate(old, 3));
    const entries = await api.prisma.auditEntry.findMany({ where: { action: 'RotateApiKey' } });
    const entry = entries.find(({ targets }) => targets.includes(successor['id'] as string));
    expect(entry?.targets).toEqual([old['id'], successor['id']]);
    expect(entry?.changes).toMatchObject([
      { kind: 'apiKey', before: { expiresAt: null }, after: { expiresAt: expect.any(String) } },
      { kind: 'apiKey', before: null, after: { replaces: old['id'] } },
    ]);
    expect(JSON.stringify(entry?.changes)).not.toContain(secretOf(successor).slice(13));
  });
});

describe('the last use', () => {
  test('is kept with its address, at most once a minute', async () => {
    const key = await makeKey();
    const id = key['id'] as string;
    const uses = api.app.get(ApiKeyUses);
    const used = async (from: string) => {
      await client(key).from(from).get('/v1/programs');
      await uses.flush();
      return listed(id);
    };
    const first = await used('203.0.113.1');
    expect(first).toMatchObject({ lastUsedFrom: '203.0.113.1', lastUsedAt: expect.any(String) });
    expect(await used('203.0.113.2')).toMatchObject({ lastUsedFrom: '203.0.113.1', lastUsedAt: first?.['lastUsedAt'] });
    api.clock.advance(61_000);
    expect(await used('203.0.113.3')).toMatchObject({ lastUsedFrom: '203.0.113.3' });
    api.clock.set(new Date());
  });

  test('is not of a request that was refused', async () => {
    const key = await makeKey({ allowedAddresses: ['203.0.113.1'] });
    await client(key).from('203.0.113.9').get('/v1/programs');
    await api.app.get(ApiKeyUses).flush();
    expect(await listed(key['id'] as string)).toMatchObject({ lastUsedAt: null });
  });
});

describe('a key that is limited to programs', () => {
  const limited = async (programIds: string[] = [shop.programId]) => client(await makeKey({ programIds }));

  test('sees those programs and no other', async () => {
    const merchant = await limited();
    expect(programsOf(await merchant.get('/v1/programs'))).toEqual([shop.programId]);
    expect((await merchant.get(`/v1/programs/${shop.programId}`)).status).toBe(200);
    for (const path of ['', '/terms']) {
      expect(await merchant.get(`/v1/programs/${otherProgramId}${path}`)).toMatchObject({ status: 404 });
    }
    const both = await limited([shop.programId, otherProgramId]);
    expect(programsOf(await both.get('/v1/programs'))).toEqual([shop.programId, otherProgramId].sort());
  });

  test('reads conversions of those programs and of no other', async () => {
    const whole = client(await makeKey());
    const [mine, others] = [
      expectStatus(201, await whole.post('/v1/conversions', sale({ programId: shop.programId }))),
      expectStatus(201, await whole.post('/v1/conversions', sale({ programId: otherProgramId }))),
    ];
    const merchant = await limited();
    const page = await merchant.get('/v1/conversions?limit=200');
    const programs = (page.body['data'] as unknown as { programId: string }[]).map(({ programId }) => programId);
    expect([...new Set(programs)]).toEqual([shop.programId]);
    expect((await merchant.get(`/v1/conversions?programId=${otherProgramId}`)).body['data']).toEqual([]);
    expect((await merchant.get(`/v1/conversions/${mine['id'] as string}`)).status).toBe(200);
    for (const path of ['', '/story']) {
      const answer = await merchant.get(`/v1/conversions/${others['id'] as string}${path}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'conversion_not_found' } });
    }
  });

  test('reports for those programs and for no other', async () => {
    const merchant = await limited();
    expectStatus(201, await merchant.post('/v1/conversions', sale({ programId: shop.programId })));
    const refused = await merchant.post('/v1/conversions', sale({ programId: otherProgramId }));
    expect(refused).toMatchObject({ status: 403, body: { code: 'program_not_allowed' } });
  });

  test('without a program named reports for its only one, of several for the oldest', async () => {
    const { body } = await (await limited([otherProgramId])).post('/v1/conversions', sale());
    expect(body['programId']).toBe(otherProgramId);
    const both = await limited([shop.programId, otherProgramId]);
    expect(await both.post('/v1/conversions', sale())).toMatchObject({
      body: { programId: shop.programId, attribution: { reason: 'program_not_named' } },
    });
  });

  test('is refused when the coupon belongs to another of the programs: the order is not booked elsewhere', async () => {
    const orderId = uniqueName();
    const merchant = await limited([otherProgramId]);
    const answer = await merchant.post('/v1/conversions', sale({ orderId, couponCode: shop.couponCode }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'program_not_allowed' } });
    expect(await api.prisma.conversion.count({ where: { orderId } })).toBe(0);
  });

  test('learns nothing of an order that another key reported elsewhere', async () => {
    const order = sale({ programId: otherProgramId });
    const headers = { 'idempotency-key': uniqueName() };
    expectStatus(201, await client(await makeKey()).post('/v1/conversions', order, headers));
    const answer = await (await limited()).post('/v1/conversions', order, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'program_not_allowed' } });
  });

  test('refunds orders of those programs and of no other', async () => {
    const order = sale({ programId: otherProgramId });
    const { id } = expectStatus(201, await client(await makeKey()).post('/v1/conversions', order));
    const merchant = await limited();
    const refund = { refundId: uniqueName(), reason: 'returned' };
    expect(await merchant.post(`/v1/conversions/${id as string}/refunds`, refund)).toMatchObject({ status: 404 });
    const byOrder = await merchant.post('/v1/refunds', { ...refund, orderId: order.orderId });
    expect(byOrder).toMatchObject({ status: 403, body: { code: 'program_not_allowed' } });
  });

  test('parks refunds for those programs only', async () => {
    const [merchant, whole] = [await limited(), client(await makeKey())];
    const settled = async (programId: string) => {
      const order = sale({ programId });
      const refund = { refundId: uniqueName(), orderId: order.orderId, reason: 'returned' };
      expectStatus(202, await merchant.post('/v1/refunds', refund));
      return expectStatus(201, await whole.post('/v1/conversions', order))['refundState'];
    };
    expect(await settled(otherProgramId)).toBe('none');
    expect(await settled(shop.programId)).toBe('full');
  });
});

test('the list of merchants counts the keys in force', async () => {
  const merchantId = await createMerchant(api);
  const [key] = [await makeKey({}, merchantId), await makeKey({}, merchantId)];
  const { data } = (await api.admin.get(`/v1/merchants?q=${merchantId}`)).body as unknown as { data: unknown[] };
  expect(data).toEqual([expect.objectContaining({ id: merchantId, keys: 2, programs: 0 })]);
  await api.admin.delete(`/v1/api-keys/${key['id'] as string}`);
  const { body } = await api.admin.get(`/v1/merchants?q=${merchantId}`);
  expect(body['data'][0]).toMatchObject({ keys: 1 });
});
