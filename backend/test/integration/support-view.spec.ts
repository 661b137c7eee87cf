import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { endExpiredSupportViews } from '../../src/modules/support-view/end-expired-support-views.js';
import { Writes } from '../../src/platform/transaction.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const reason = 'They ask why an order is missing';
const quarterMs = 15 * 60 * 1_000;
let api: TestApi;
let shop: Shop;
let support: ApiClient;
let holder: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  support = await signInAs(api, 'support', null);
  holder = await api.signIn(shop.affiliate.email, shop.affiliate.password);
}, 60_000);
afterAll(() => api.close());

async function start(by = support): Promise<{ id: string; code: string }> {
  const answer = await by.post(`/v1/affiliates/${shop.affiliate.id}/support-view`, { reason });
  const body = expectStatus(201, answer);
  return { id: body['id'] as string, code: body['code'] as string };
}

/** Both sides of the hand-over. */
async function open(by = support): Promise<{ id: string; view: ApiClient }> {
  const { id, code } = await start(by);
  const opened = expectStatus(200, await api.anyone.post('/v1/auth/support-view', { code }));
  return { id, view: api.anyone.as(opened['accessToken'] as string) };
}

const entriesOf = (id: string) =>
  api.prisma.auditEntry.findMany({ where: { targets: { has: id } }, orderBy: { position: 'asc' } });

describe('a support view', () => {
  let id: string;
  let view: ApiClient;
  beforeEach(async () => {
    ({ id, view } = await open());
  });

  test('sees what the affiliate sees', async () => {
    for (const path of ['/v1/links', '/v1/me/programs', '/v1/me/earnings', '/v1/commissions', '/v1/me/team']) {
      expect(expectStatus(200, await view.get(path))).toEqual((await holder.get(path)).body);
    }
    const [theirs, seen] = [(await holder.get('/v1/me')).body, expectStatus(200, await view.get('/v1/me'))];
    for (const field of ['role', 'affiliateId', 'permissions']) expect(seen[field]).toEqual(theirs[field]);
    expect((await view.get('/v1/affiliates')).status).toBe(403);
    // Ids of chosen rows travel in a body; the file is a read like the list.
    const file = await view.post('/v1/links/export', { ids: [shop.link.id] });
    expect(file).toMatchObject({ status: 200, body: expect.stringContaining(shop.link.id) });
  });

  test('changes nothing: every route that writes refuses it, in one place', async () => {
    const { paths } = (await api.anyone.get('/openapi.json')).body as { paths: Record<string, object> };
    const writes = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => method !== 'get')
        .map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, shop.link.id) })),
    );
    const files = ['links', 'coupons', 'conversions'].map((list) => `/v1/${list}/export`);
    const reads = ['/v1/reports/query', '/v1/auth/support-view/end', ...files];
    let refused = 0;
    for (const { method, path } of writes.filter((one) => !reads.includes(one.path))) {
      const answer = await view.send(method as 'POST', path, { nothingAccepts: 'this' });
      const isPublic = answer.status === 400 || answer.status === 401 || answer.status === 204;
      if (isPublic && path.startsWith('/v1/auth/')) continue;
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 403 });
      if (answer.body['code'] === 'support_view_reads_only') refused += 1;
    }
    expect(refused).toBeGreaterThan(8);
    const answer = await view.post('/v1/links', { programId: shop.programId, destinationUrl: 'https://shop.example/' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'support_view_reads_only' } });
    expect(await view.patch('/v1/me', { name: 'Taken over' })).toMatchObject({ status: 403 });
  });

  test('stands in the trail: its start, what it opened the first time, its end; who, whom and why', async () => {
    await view.get('/v1/links');
    await view.get('/v1/links?limit=1');
    await view.get(`/v1/links/${shop.link.id}`);
    expectStatus(204, await view.post('/v1/auth/support-view/end'));
    const entries = await entriesOf(id);
    const staff = expectStatus(200, await support.get('/v1/me'))['id'] as string;
    expect(entries.map(({ action }) => action)).toEqual([
      'StartSupportView',
      'LookInSupportView',
      'LookInSupportView',
      'LookInSupportView',
      'EndSupportView',
    ]);
    const looked = entries.map(({ changes }) => (changes as { after: { route?: string } }[])[0]?.after.route);
    expect(looked.slice(1, 4)).toEqual(['GET /v1/links', 'GET /v1/links/:id', 'POST /v1/auth/support-view/end']);
    expect(entries.map(({ actorId, onBehalfOf }) => `${actorId} ${onBehalfOf ?? ''}`)).toEqual(
      entries.map(() => `${staff} ${shop.affiliate.id}`),
    );
    const shown = expectStatus(200, await api.admin.get(`/v1/audit/entries?target=${id}`))['data'];
    expect(shown[4]).toMatchObject({
      onBehalfOf: { affiliateId: shop.affiliate.id, name: 'Affiliate' },
      changes: [{ after: { reason } }],
    });
  });

  test('is over at its button, after a quarter of an hour, and with the right to look', async () => {
    expectStatus(204, await view.post('/v1/auth/support-view/end'));
    expect(await view.get('/v1/links')).toMatchObject({ status: 401, body: { code: 'support_view_ended' } });

    const later = await open();
    api.clock.advance(quarterMs);
    expect(await later.view.get('/v1/links')).toMatchObject({ status: 401, body: { code: 'token_expired' } });
    await endExpiredSupportViews(api.app.get(Writes), 10);
    expect((await entriesOf(later.id)).at(-1)).toMatchObject({ action: 'EndSupportView', actorKind: 'system' });
    api.clock.advance(-quarterMs);

    const colleague = await signInAs(api, 'support', null);
    const last = await open(colleague);
    const userId = expectStatus(200, await colleague.get('/v1/me'))['id'] as string;
    expectStatus(200, await api.admin.patch(`/v1/team/${userId}`, { role: 'finance' }));
    expect(await last.view.get('/v1/links')).toMatchObject({ status: 401, body: { code: 'support_view_ended' } });
  });

  test('is told to the affiliate, who looked stays with the operator', async () => {
    const views = expectStatus(200, await holder.get('/v1/me/support-views'))['data'];
    expect(views[0]).toEqual({ id, reason, startedAt: expect.any(String), endedAt: expect.any(String) });
  });

  test('cannot be made longer: no refresh cookie, and no other session ends', async () => {
    const { code } = await start();
    const opened = await api.anyone.post('/v1/auth/support-view', { code });
    expect(opened.cookies).toEqual([]);
    expect((await holder.get('/v1/me')).status).toBe(200);
    expect((await support.get('/v1/me')).status).toBe(200);
  });
});

describe('its code', () => {
  test('is good once, also for two at once', async () => {
    const { code } = await start();
    const exchange = () => api.anyone.post('/v1/auth/support-view', { code });
    const answers = await Promise.all([exchange(), exchange(), exchange()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await exchange()).body['code']).toBe('support_view_code_unknown');
  });

  test('lives a minute', async () => {
    await start();
    const [key = ''] = await api.redis.keys(`${api.config.REDIS_PREFIX}support-view-code:*`);
    const seconds = await api.redis.ttl(key.slice(api.config.REDIS_PREFIX.length));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test('is not for an affiliate that does not exist, nor without a reason', async () => {
    const nobody = shop.affiliate.id.replace(/.{4}$/, '0000');
    expect(await support.post(`/v1/affiliates/${nobody}/support-view`, { reason })).toMatchObject({ status: 404 });
    const path = `/v1/affiliates/${shop.affiliate.id}/support-view`;
    expect(await support.post(path, { reason: ' ' })).toMatchObject({ status: 400 });
  });
});
