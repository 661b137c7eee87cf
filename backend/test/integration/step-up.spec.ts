import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/platform/actor.js';
import { signInAs } from '../builders/staff.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { createAffiliate } from '../builders/shop.js';

/** Routes that grant or take power, with a role that may use them: they ask for a fresh proof. */
const power: Readonly<Record<string, Role>> = {
  'post /v1/auth/password': 'owner',
  'post /v1/auth/factors/totp': 'owner',
  'post /v1/auth/factors/totp/confirm': 'owner',
  'post /v1/auth/factors/passkeys/options': 'owner',
  'post /v1/auth/factors/passkeys': 'owner',
  'patch /v1/auth/factors/{id}': 'owner',
  'delete /v1/auth/factors/{id}': 'owner',
  'post /v1/auth/recovery-codes': 'owner',
  'patch /v1/team/{userId}': 'owner',
  'post /v1/team/{userId}/suspend': 'owner',
  'post /v1/team/{userId}/restore': 'owner',
  'post /v1/team/{userId}/reset-factors': 'owner',
  'post /v1/team/invitations': 'owner',
  'post /v1/team/invitations/{id}/resend': 'owner',
  'delete /v1/team/invitations/{id}': 'owner',
  'patch /v1/me/team/{userId}': 'affiliate',
  'post /v1/me/team/{userId}/suspend': 'affiliate',
  'post /v1/me/team/{userId}/restore': 'affiliate',
  'post /v1/me/team/{userId}/reset-factors': 'affiliate',
  'post /v1/me/team/invitations': 'affiliate',
  'post /v1/me/team/invitations/{id}/resend': 'affiliate',
  'delete /v1/me/team/invitations/{id}': 'affiliate',
  'post /v1/affiliates': 'owner',
  'post /v1/affiliates/{id}/team/{userId}/reset-factors': 'owner',
  'post /v1/affiliates/{id}/email': 'owner',
  'post /v1/affiliates/{id}/invitations': 'owner',
  'post /v1/affiliates/{id}/invitations/{invitationId}/resend': 'owner',
  'delete /v1/affiliates/{id}/invitations/{invitationId}': 'owner',
  'post /v1/affiliates/{id}/support-view': 'owner',
  'post /v1/programs/{id}/affiliates': 'owner',
  'patch /v1/programs/{id}/affiliates/{affiliateId}': 'owner',
  'post /v1/merchants/{id}/api-keys': 'owner',
  'post /v1/api-keys/{id}/rotate': 'owner',
  'delete /v1/api-keys/{id}': 'owner',
};

const ownWork = 'changes business, not who may do what; in the audit trail, and undone the same way';
const noSession = 'there is no session yet, or its cookie alone is meant';
const proof = 'is itself the proof';
const reads = 'reads';
const machine = "for merchants' keys, which have no session";

/** All other routes that are no GET, and why a fresh proof is not asked for. */
const harmless: Readonly<Record<string, string>> = {
  'post /v1/auth/sign-in': noSession,
  'post /v1/auth/refresh': noSession,
  'post /v1/auth/sign-out': noSession,
  'post /v1/auth/verify-email': noSession,
  'post /v1/auth/forgot-password': noSession,
  'post /v1/auth/reset-password': noSession,
  'post /v1/auth/invitations/find': noSession,
  'post /v1/auth/invitations/accept': noSession,
  'post /v1/auth/support-view': noSession,
  'post /v1/auth/support-view/end': 'gives up what the caller has',
  'post /v1/auth/factor': proof,
  'post /v1/auth/factor/passkey/options': proof,
  'post /v1/auth/factor/passkey': proof,
  'post /v1/auth/factor/password': proof,
  'post /v1/me/email': 'the password is part of it, and the new address has to be proven',
  'post /v1/me/verify-email': 'mails a link to the address the account has',
  'delete /v1/me/sessions/{id}': 'who fears for the account must be quick; ends own sessions only',
  'post /v1/me/sessions/end-others': 'who fears for the account must be quick; ends own sessions only',
  'patch /v1/me': 'the own name',
  'patch /v1/affiliates/{id}': ownWork,
  'post /v1/merchants': ownWork,
  'patch /v1/merchants/{id}': ownWork,
  'post /v1/programs': ownWork,
  'patch /v1/programs/{id}': ownWork,
  'post /v1/programs/{id}/terms': ownWork,
  'post /v1/links': ownWork,
  'patch /v1/links/{id}': ownWork,
  'post /v1/coupons': ownWork,
  'patch /v1/coupons/{id}': ownWork,
  'post /v1/conversions/{id}/refunds': ownWork,
  'post /v1/conversions/{id}/reject': ownWork,
  'post /v1/security/alerts/{id}/resolve': ownWork,
  'post /v1/jobs/{id}/replay': ownWork,
  'post /v1/views': ownWork,
  'patch /v1/views/{id}': ownWork,
  'delete /v1/views/{id}': ownWork,
  'post /v1/conversions': machine,
  'post /v1/refunds': machine,
  'post /v1/reports/query': reads,
  'post /v1/affiliates/export': reads,
  'post /v1/links/export': reads,
  'post /v1/coupons/export': reads,
  'post /v1/conversions/export': reads,
};

let api: TestApi;
let affiliateId: string;
let routes: string[];
let stepUps: string[];
beforeAll(async () => {
  api = await startTestApi();
  affiliateId = (await createAffiliate(api, [])).id;
  const { paths } = (await api.anyone.get('/openapi.json')).body as unknown as {
    paths: Record<string, Record<string, { 'x-step-up'?: true }>>;
  };
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, route]) => ({ route: `${method} ${path}`, stepUp: route['x-step-up'] })),
  );
  routes = all.map(({ route }) => route).filter((route) => !route.startsWith('get '));
  stepUps = all.filter(({ stepUp }) => stepUp === true).map(({ route }) => route);
}, 60_000);
afterAll(() => api.close());
afterEach(() => api.clock.set(new Date()));

const signInWith = (role: Role): Promise<ApiClient> => signInAs(api, role, role === 'owner' ? null : affiliateId);

function call(caller: ApiClient, route: string): Promise<ApiAnswer> {
  const [method = '', path = ''] = route.split(' ');
  const body = method === 'delete' ? undefined : { nothingAccepts: 'this' };
  return caller.send(method.toUpperCase() as 'POST', path.replace(/\{\w+\}/g, 'x'), body);
}

const codesOf = async (caller: ApiClient, among: readonly string[]): Promise<Record<string, unknown>> => {
  const codes: Record<string, unknown> = {};
  for (const route of among) codes[route] = (await call(caller, route)).body['code'];
  return codes;
};
const allAnswer = (among: readonly string[], code: string) => Object.fromEntries(among.map((route) => [route, code]));
const routesOf = (role: Role) => Object.keys(power).filter((route) => power[route] === role);

describe('S2: a fresh proof', () => {
  test('is asked for, or not, by a decision on each writing route', () => {
    expect(routes.filter((route) => !(route in power) && !(route in harmless))).toEqual([]);
    expect([...Object.keys(power), ...Object.keys(harmless)].filter((route) => !routes.includes(route))).toEqual([]);
  });

  test('is what the description of the API says of those that grant or take power', () => {
    expect([...stepUps].sort()).toEqual(Object.keys(power).sort());
  });

  test.each(['owner', 'affiliate'] as const)('is asked for once five minutes have gone by: %s', async (role) => {
    const caller = await signInWith(role);
    const fresh = await codesOf(caller, routesOf(role));
    expect(Object.values(fresh)).not.toContain('step_up_required');
    api.clock.advance(301_000);
    expect(await codesOf(caller, routesOf(role))).toEqual(allAnswer(routesOf(role), 'step_up_required'));
    const others = Object.keys(harmless).filter((route) => harmless[route] === ownWork);
    expect(Object.values(await codesOf(caller, others))).not.toContain('step_up_required');
  });
});

describe('S2: an access token that is still good', () => {
  const own = Object.keys(harmless).filter((route) => harmless[route] === ownWork);
  const userIdOf = async (caller: ApiClient) => (await caller.get('/v1/me')).body['id'] as string;

  test.each(['owner', 'affiliate'] as const)('of a suspended person writes nothing: %s', async (role) => {
    const caller = await signInWith(role);
    const id = await userIdOf(caller);
    await api.prisma.user.update({ where: { id }, data: { suspendedAt: new Date() } });
    expect(await codesOf(caller, routesOf(role))).toEqual(allAnswer(routesOf(role), 'session_ended'));
  });

  test('of a suspended owner makes no new owner, and not after being let in again either', async () => {
    const caller = await signInWith('owner');
    const id = await userIdOf(caller);
    const invite = () => caller.post('/v1/team/invitations', { email: 'one-more@people.example', role: 'owner' });
    expectStatus(200, await api.admin.post(`/v1/team/${id}/suspend`));
    expect(await invite()).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expectStatus(200, await api.admin.post(`/v1/team/${id}/restore`));
    expect(await invite()).toMatchObject({ status: 401, body: { code: 'session_ended' } });
  });

  test('of a session that was ended writes nothing, whatever it is', async () => {
    const caller = await signInWith('owner');
    const id = await userIdOf(caller);
    await api.prisma.user.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } });
    const writing = [...routesOf('owner'), ...own];
    expect(await codesOf(caller, writing)).toEqual(allAnswer(writing, 'session_ended'));
  });

  test('of a session that was signed out writes nothing', async () => {
    const answer = await api.signInAdmin();
    const { name, value } = answer.cookies.find((cookie) => cookie.name.includes('refresh')) ?? { name: '', value: '' };
    await api.anyone.post('/v1/auth/sign-out', undefined, { cookie: `${name}=${value}` });
    const caller = api.anyone.as(answer.body['accessToken'] as string);
    expect(await caller.post('/v1/merchants', { name: 'Late' })).toMatchObject({
      status: 401,
      body: { code: 'session_ended' },
    });
  });

  test('of somebody whose role was changed has to be renewed before it writes', async () => {
    const caller = await signInWith('owner');
    const id = await userIdOf(caller);
    expectStatus(200, await api.admin.patch(`/v1/team/${id}`, { role: 'auditor' }));
    const writing = [...routesOf('owner'), ...own];
    expect(await codesOf(caller, writing)).toEqual(allAnswer(writing, 'token_expired'));
  });
});
