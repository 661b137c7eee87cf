import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

/**
 * Who may use which route: A an admin, F an affiliate, M a merchant's key with every scope; P anybody. Whose data they then
 * see is tested with each module. A new route is added here by whoever decided who may use it.
 */
const access: Readonly<Record<string, string>> = {
  'post /v1/auth/sign-in': 'P',
  'post /v1/auth/refresh': 'P',
  'post /v1/auth/sign-out': 'P',
  'get /healthz': 'P',
  'get /readyz': 'P',
  'post /v1/auth/password': 'AF',
  'get /v1/me': 'AF',
  'patch /v1/me': 'F',
  'get /v1/me/programs': 'F',
  'get /v1/me/earnings': 'F',
  'get /v1/me/balances': 'F',
  'post /v1/merchants': 'A',
  'get /v1/merchants': 'A',
  'get /v1/merchants/{id}': 'AM',
  'post /v1/merchants/{id}/api-keys': 'A',
  'get /v1/merchants/{id}/api-keys': 'A',
  'delete /v1/api-keys/{id}': 'A',
  'post /v1/programs': 'A',
  'get /v1/programs': 'AM',
  'get /v1/programs/{id}': 'AM',
  'patch /v1/programs/{id}': 'A',
  'post /v1/programs/{id}/terms': 'A',
  'get /v1/programs/{id}/terms': 'AM',
  'post /v1/programs/{id}/affiliates': 'A',
  'patch /v1/programs/{id}/affiliates/{affiliateId}': 'A',
  'post /v1/affiliates': 'A',
  'get /v1/affiliates': 'A',
  'get /v1/affiliates/{id}': 'AF',
  'get /v1/affiliates/{id}/balances': 'AF',
  'post /v1/links': 'AF',
  'get /v1/links': 'AF',
  'get /v1/links/{id}': 'AF',
  'patch /v1/links/{id}': 'AF',
  'post /v1/coupons': 'A',
  'get /v1/coupons': 'AF',
  'patch /v1/coupons/{id}': 'A',
  'post /v1/conversions': 'M',
  'get /v1/conversions': 'AFM',
  'get /v1/conversions/{id}': 'AFM',
  'post /v1/conversions/{id}/refunds': 'AM',
  'post /v1/refunds': 'M',
  'get /v1/conversions/{id}/story': 'AM',
  'get /v1/commissions': 'AF',
  'post /v1/reports/query': 'AFM',
  'get /v1/live': 'A',
  'get /v1/search': 'A',
  'get /v1/audit/entries': 'A',
  'get /v1/audit/status': 'A',
};

let api: TestApi;
let callers: Readonly<Record<string, ApiClient>>;
let routes: string[];
beforeAll(async () => {
  api = await startTestApi();
  const shop = await createShop(api);
  const affiliate = await api.signIn(shop.affiliate.email, shop.affiliate.password);
  callers = { P: api.anyone, A: api.admin, F: affiliate, M: shop.merchant };
  const { paths } = (await api.anyone.get('/openapi.json')).body as { paths: Record<string, object> };
  routes = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));
}, 60_000);
afterAll(() => api.close());

describe('who may use', () => {
  test('each route is said here', () => {
    expect(routes.filter((route) => access[route] === undefined)).toEqual([]);
  });

  test.each(Object.keys(access))('%s', async (route) => {
    if (!routes.includes(route)) return;
    const [method = '', path = ''] = route.split(' ');
    const url = path.replaceAll(/\{\w+\}/g, 'x');
    for (const [name, caller] of Object.entries(callers)) {
      const body = method === 'post' || method === 'patch' ? {} : undefined;
      const { status, body: answer } = await caller.send(method.toUpperCase() as 'GET', url, body);
      const refused = status === 403 || (status === 401 && answer['code'] === 'unauthenticated');
      const allowed = access[route] === 'P' || access[route]?.includes(name) === true;
      expect({ route, name, refused }).toEqual({ route, name, refused: !allowed });
    }
  });
});
