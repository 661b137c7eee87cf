import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { uniqueName } from '../support/env.js';

/** A letter for each kind of caller. `*` in the table: anybody, also without a credential. */
const callerLetters = {
  O: 'owner',
  P: 'program_manager',
  F: 'finance',
  X: 'fraud_analyst',
  S: 'support',
  A: 'auditor',
  a: 'affiliate',
  m: 'affiliate_manager',
  v: 'affiliate_viewer',
  K: 'a merchant, by a key with every scope',
} as const;
type Letter = keyof typeof callerLetters;
const letters = Object.keys(callerLetters) as Letter[];

/**
 * Who may use which route. A new route is added here by whoever decided who may use it; that this repeats
 * `permissions.ts` in other words is the point.
 */
const access: Readonly<Record<string, string>> = {
  'post /v1/auth/sign-in': '*',
  'post /v1/auth/refresh': '*',
  'post /v1/auth/sign-out': '*',
  'get /.well-known/jwks.json': '*',
  'get /healthz': '*',
  'get /readyz': '*',
  'post /v1/auth/password': 'OPFXSAamv',
  'post /v1/auth/verify-email': '*',
  'post /v1/auth/forgot-password': '*',
  'post /v1/auth/reset-password': '*',
  'post /v1/auth/factor': 'OPFXSAamv',
  'post /v1/auth/factor/passkey/options': 'OPFXSAamv',
  'post /v1/auth/factor/passkey': 'OPFXSAamv',
  'post /v1/auth/factor/password': 'OPFXSAamv',
  'get /v1/auth/factors': 'OPFXSAamv',
  'post /v1/auth/factors/totp': 'OPFXSAamv',
  'post /v1/auth/factors/totp/confirm': 'OPFXSAamv',
  'post /v1/auth/factors/passkeys/options': 'OPFXSAamv',
  'post /v1/auth/factors/passkeys': 'OPFXSAamv',
  'patch /v1/auth/factors/{id}': 'OPFXSAamv',
  'delete /v1/auth/factors/{id}': 'OPFXSAamv',
  'post /v1/auth/recovery-codes': 'OPFXSAamv',
  'get /v1/me': 'OPFXSAamv',
  'get /v1/me/team': 'amv',
  'patch /v1/me/team/{userId}': 'a',
  'post /v1/me/team/{userId}/suspend': 'a',
  'post /v1/me/team/{userId}/restore': 'a',
  'post /v1/me/team/{userId}/reset-factors': 'a',
  'get /v1/me/team/invitations': 'amv',
  'post /v1/me/team/invitations': 'a',
  'post /v1/me/team/invitations/{id}/resend': 'a',
  'delete /v1/me/team/invitations/{id}': 'a',
  'get /v1/me/support-views': 'amv',
  'get /v1/team': 'OA',
  'patch /v1/team/{userId}': 'O',
  'post /v1/team/{userId}/suspend': 'O',
  'post /v1/team/{userId}/restore': 'O',
  'post /v1/team/{userId}/reset-factors': 'O',
  'get /v1/team/invitations': 'OA',
  'post /v1/team/invitations': 'O',
  'post /v1/team/invitations/{id}/resend': 'O',
  'delete /v1/team/invitations/{id}': 'O',
  'post /v1/auth/invitations/find': '*',
  'post /v1/auth/invitations/accept': '*',
  'post /v1/affiliates/{id}/support-view': 'OPS',
  'post /v1/auth/support-view': '*',
  // Of all callers with a role, nobody: only what the support view's own token is for.
  'post /v1/auth/support-view/end': '',
  'post /v1/me/verify-email': 'OPFXSAamv',
  'post /v1/me/email': 'OPFXSAamv',
  'get /v1/me/sessions': 'OPFXSAamv',
  'delete /v1/me/sessions/{id}': 'OPFXSAamv',
  'post /v1/me/sessions/end-others': 'OPFXSAamv',
  'patch /v1/me': 'am',
  'get /v1/me/programs': 'amv',
  'get /v1/me/earnings': 'amv',
  'get /v1/me/balances': 'amv',
  'post /v1/merchants': 'OP',
  'get /v1/merchants': 'OPFXSA',
  'get /v1/merchants/{id}': 'OPFXSAK',
  'patch /v1/merchants/{id}': 'OP',
  'post /v1/merchants/{id}/api-keys': 'OP',
  'get /v1/merchants/{id}/api-keys': 'OPA',
  'delete /v1/api-keys/{id}': 'OP',
  'post /v1/api-keys/{id}/rotate': 'OP',
  'post /v1/programs': 'OP',
  'get /v1/programs': 'OPFXSAK',
  'get /v1/programs/{id}': 'OPFXSAK',
  'patch /v1/programs/{id}': 'OP',
  'post /v1/programs/{id}/terms': 'OP',
  'get /v1/programs/{id}/terms': 'OPFXSAK',
  'post /v1/programs/{id}/affiliates': 'OP',
  'patch /v1/programs/{id}/affiliates/{affiliateId}': 'OP',
  'post /v1/affiliates': 'OP',
  'get /v1/affiliates': 'OPFXSA',
  'get /v1/affiliates/export': 'OPFXSA',
  'post /v1/affiliates/export': 'OPFXSA',
  'get /v1/affiliates/{id}': 'OPFXSAamv',
  'patch /v1/affiliates/{id}': 'OP',
  'post /v1/affiliates/{id}/email': 'OP',
  'get /v1/affiliates/{id}/invitations': 'OPFXSA',
  'post /v1/affiliates/{id}/invitations': 'OP',
  'post /v1/affiliates/{id}/invitations/{invitationId}/resend': 'OP',
  'delete /v1/affiliates/{id}/invitations/{invitationId}': 'OP',
  'get /v1/affiliates/{id}/team': 'OPFXSA',
  'post /v1/affiliates/{id}/team/{userId}/reset-factors': 'OP',
  'get /v1/affiliates/{id}/balances': 'OPFXAamv',
  'post /v1/links': 'OPam',
  'get /v1/links': 'OPFXSAamv',
  'get /v1/links/export': 'OPFXSAamv',
  'post /v1/links/export': 'OPFXSAamv',
  'get /v1/links/{id}': 'OPFXSAamv',
  'patch /v1/links/{id}': 'OPam',
  'post /v1/coupons': 'OP',
  'get /v1/coupons': 'OPFXSAamv',
  'get /v1/coupons/export': 'OPFXSAamv',
  'post /v1/coupons/export': 'OPFXSAamv',
  'patch /v1/coupons/{id}': 'OP',
  'post /v1/conversions': 'K',
  'get /v1/conversions': 'OPFXSAamvK',
  'get /v1/conversions/summary': 'OPFXSAamvK',
  'get /v1/conversions/new': 'OPFXSAamvK',
  'get /v1/conversions/export': 'OPFXSAamvK',
  'post /v1/conversions/export': 'OPFXSAamvK',
  'get /v1/conversions/{id}/neighbours': 'OPFXSAamvK',
  'get /v1/conversions/{id}': 'OPFXSAamvK',
  'post /v1/conversions/{id}/reject': 'OPK',
  'post /v1/conversions/{id}/refunds': 'OPFK',
  'post /v1/refunds': 'K',
  'get /v1/conversions/{id}/story': 'OPFXSAK',
  'get /v1/commissions': 'OPFXAamv',
  'get /v1/commissions/export': 'OPFXAamv',
  'post /v1/reports/query': 'OPFXAamvK',
  'get /v1/live': 'OPFXA',
  'get /v1/search': 'OPFXSA',
  'get /v1/audit/entries': 'OA',
  'get /v1/audit/entries/export': 'OA',
  'get /v1/audit/status': 'OA',
  'get /v1/security/alerts': 'OXA',
  'get /v1/security/checks': 'OXA',
  'post /v1/security/alerts/{id}/resolve': 'OX',
  'get /v1/jobs': 'OA',
  'get /v1/schedules': 'OA',
  'post /v1/jobs/{id}/replay': 'O',
  'get /v1/views': 'OPFXSA',
  'post /v1/views': 'OPFXSA',
  'patch /v1/views/{id}': 'OPFXSA',
  'delete /v1/views/{id}': 'OPFXSA',
};

/** What a tenant has, by the beginning of the routes that name one. */
interface Things {
  readonly merchants: string;
  readonly programs: string;
  readonly affiliates: string;
  readonly links: string;
  readonly coupons: string;
  readonly conversions: string;
  readonly 'api-keys': string;
  /** Of the affiliate's team: somebody invited, and somebody who came. */
  readonly invitation: string;
  readonly colleague: string;
}

let api: TestApi;
let callers: Readonly<Record<Letter, ApiClient>>;
let own: Things;
let others: Things;
let routes: string[];

beforeAll(async () => {
  api = await startTestApi();
  const [shop, otherShop] = [await createShop(api), await createShop(api)];
  [own, others] = [await thingsOf(shop), await thingsOf(otherShop)];
  callers = await callersOf(shop);
  const { paths } = (await api.anyone.get('/openapi.json')).body as { paths: Record<string, object> };
  routes = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));
}, 120_000);
afterAll(() => api.close());

async function callersOf(shop: Shop): Promise<Record<Letter, ApiClient>> {
  const clients = letters.map(async (letter) => {
    if (letter === 'K') return [letter, shop.merchant] as const;
    const role = callerLetters[letter];
    const affiliateId = role.startsWith('affiliate') ? shop.affiliate.id : null;
    return [letter, await signInAs(api, role, affiliateId)] as const;
  });
  return Object.fromEntries(await Promise.all(clients)) as Record<Letter, ApiClient>;
}

async function thingsOf(shop: Shop): Promise<Things> {
  const sale = { orderId: uniqueName(), couponCode: shop.couponCode, amount: { amount: '10.00', currency: 'EUR' } };
  const conversion = expectStatus(201, await shop.merchant.post('/v1/conversions', sale));
  const coupons = (await api.admin.get(`/v1/coupons?programId=${shop.programId}`)).body;
  const spare = { kind: 'api', livemode: true, scopes: ['reports:read'] };
  const key = expectStatus(201, await api.admin.post(`/v1/merchants/${shop.merchantId}/api-keys`, spare));
  return {
    merchants: shop.merchantId,
    programs: shop.programId,
    affiliates: shop.affiliate.id,
    links: shop.link.id,
    coupons: coupons['data'][0]?.['id'] as string,
    conversions: conversion['id'] as string,
    'api-keys': key['id'] as string,
    ...(await teamOf(shop.affiliate)),
  };
}

async function teamOf({ id, email, password }: Shop['affiliate']): Promise<Pick<Things, 'invitation' | 'colleague'>> {
  const holder = await api.signIn(email, password);
  const input = { email: `${uniqueName()}@people.example`, role: 'affiliate_viewer' };
  const invitation = expectStatus(201, await holder.post('/v1/me/team/invitations', input));
  const colleague = await (await signInAs(api, 'affiliate_viewer', id)).get('/v1/me');
  return { invitation: invitation['id'] as string, colleague: colleague.body['id'] as string };
}

/** Calls a route with the ids of somebody's things and, where it wants a body, one that nothing accepts. */
function call(caller: ApiClient, route: string, things: Things): Promise<ApiAnswer> {
  const [method = '', path = ''] = route.split(' ');
  const kind = path.split('/')[2] as keyof Things;
  const id = path.includes('/invitations/{id}') ? things.invitation : (things[kind] ?? 'x');
  const url = path
    .replace('{id}', id)
    .replace('{userId}', things.colleague)
    .replace('{affiliateId}', things.affiliates);
  const body = method === 'get' || method === 'delete' ? undefined : { nothingAccepts: 'this' };
  return caller.send(method.toUpperCase() as 'GET', url, body);
}

const refuses = ({ status, body }: ApiAnswer): boolean =>
  status === 403 || (status === 401 && body['code'] === 'unauthenticated');

describe('who may use', () => {
  test('each route is said here', () => {
    expect(routes.filter((route) => access[route] === undefined)).toEqual([]);
  });

  test.each(Object.keys(access))('%s', async (route) => {
    expect(routes).toContain(route);
    const allowed = access[route] ?? '';
    for (const letter of letters) {
      const refused = refuses(await call(callers[letter], route, own));
      expect({ who: callerLetters[letter], refused }).toEqual({
        who: callerLetters[letter],
        refused: allowed !== '*' && !allowed.includes(letter),
      });
    }
    expect({ who: 'nobody', refused: refuses(await call(api.anyone, route, own)) }).toEqual({
      who: 'nobody',
      refused: allowed !== '*',
    });
  });
});

// The operator has one team: its people see every merchant. An affiliate's people and a merchant's keys see their own.
describe("what is another tenant's does not exist", () => {
  const routesToOne = Object.entries(access).filter(
    // Whose sessions they are is tried in sessions.spec.ts: each person has their own.
    ([route, allowed]) => /\{(id|userId)\}/.test(route) && !route.includes('/me/sessions/') && /[amvK]/.test(allowed),
  );
  test.each(routesToOne)('%s', async (route, allowed) => {
    for (const letter of ['a', 'm', 'v', 'K'] as const) {
      if (!allowed.includes(letter)) continue;
      const who = callerLetters[letter];
      expect({ who, status: (await call(callers[letter], route, own)).status }).not.toEqual({ who, status: 404 });
      const answer = await call(callers[letter], route, others);
      // A body that nothing accepts may be refused before anybody looks whose thing it is.
      const isWrite = !route.startsWith('get');
      expect({ who, status: answer.status }).toEqual({ who, status: isWrite && answer.status === 400 ? 400 : 404 });
      expect(JSON.stringify(answer.body)).not.toContain(others.merchants);
    }
  });
});

describe("lists hold nothing of another tenant's", () => {
  const lists = ['links', 'coupons', 'conversions', 'commissions', 'programs', 'me/programs', 'me/earnings'].concat(
    ['links', 'coupons', 'conversions', 'commissions'].map((list) => `${list}/export`),
  );
  test.each(lists)('/v1/%s', async (list) => {
    for (const letter of ['a', 'm', 'v', 'K'] as const) {
      if (access[`get /v1/${list}`]?.includes(letter) !== true) continue;
      const answer = await callers[letter].get(`/v1/${list}`);
      const text = JSON.stringify(expectStatus(200, answer));
      for (const id of Object.values(others)) expect(text).not.toContain(id);
    }
  });
});
