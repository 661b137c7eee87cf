import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { Authenticator } from '../support/authenticator.js';
import { uniqueName } from '../support/env.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: { email: string; password: string };
let app: Authenticator;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set(new Date());
  person = { email: `${uniqueName()}@people.example`, password: 'a password of some length' };
  app = await api.saveStaff({ ...person, role: 'finance', affiliateId: null });
});

const signIn = (fields: object = {}) => api.anyone.post('/v1/auth/sign-in', { ...person, ...fields });
const clientOf = (session: ApiBody): ApiClient => api.anyone.as(session['accessToken'] as string);
const signedIn = async (): Promise<ApiClient> => clientOf(expectStatus(200, await signIn({ code: app.code() })));
const told = ({ status, body }: ApiAnswer) => ({ status, code: body['code'] });

describe('a change of factors', () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const news = async () => (await lettersTo(api, person.email)).filter(({ subject }) => !/New sign-in/.test(subject));

  test('is told by mail: what, when, from where, and what to do', async () => {
    const client = (await signedIn()).from('10.4.0.7');
    const begun = expectStatus(200, await client.post('/v1/auth/factors/totp'));
    const second = new Authenticator(begun['secret'] as string, api.clock);
    const input = { code: second.code(1), name: 'Old phone' };
    const added = expectStatus(201, await client.post('/v1/auth/factors/totp/confirm', input, { 'user-agent': agent }));
    expectStatus(200, await client.post('/v1/auth/recovery-codes'));
    expectStatus(200, await client.delete(`/v1/auth/factors/${added['factor']['id']}`));
    const letters = await news();
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Two-step verification: method added',
      'Your account has new recovery codes',
      'Two-step verification: method removed',
    ]);
    const today = api.clock.now().toISOString().slice(0, 10);
    const each = {
      paragraphs: [
        expect.stringContaining(`from 10.4.0.7, on ${today} at `),
        expect.stringContaining('If this was not you, reset your password'),
      ],
      action: expect.objectContaining({ url: expect.stringMatching(/\/admin\/forgot-password$/) }),
    };
    expect(letters).toEqual(letters.map(({ subject }) => ({ ...each, subject })));
    const [first] = letters;
    expect(first?.paragraphs[0]).toContain(
      'An authenticator app, “Old phone” was added to your account for two-step verification. The change was made from Firefox on Linux,',
    );
  });

  test('that is refused is told to nobody', async () => {
    const client = await signedIn();
    const [only] = (await client.get('/v1/auth/factors')).body['data'] as unknown as { id: string }[];
    expect((await client.delete(`/v1/auth/factors/${only?.id}`)).status).toBe(409);
    expect(await news()).toEqual([]);
  });

  test('is not for a session that has ended, though its token is still good', async () => {
    const [early, late] = [await signedIn(), clientOf((await signIn({ code: app.code(1) })).body)];
    const begun = expectStatus(200, await early.post('/v1/auth/factors/totp'));
    const thief = new Authenticator(begun['secret'] as string, api.clock);
    expectStatus(200, await late.post('/v1/me/sessions/end-others'));
    api.clock.advance(60_000);
    const answers = [
      await early.post('/v1/auth/factors/totp/confirm', { code: thief.code() }),
      await early.post('/v1/auth/recovery-codes'),
    ];
    expect(answers.map(told)).toEqual(Array(2).fill({ status: 401, code: 'session_ended' }));
    expect((await late.get('/v1/auth/factors')).body['data']).toHaveLength(1);
  });
});

describe('somebody who lost the second factor', () => {
  const cookieOf = ({ cookies }: ApiAnswer) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const idOf = async (client: ApiClient) => expectStatus(200, await client.get('/v1/me'))['id'] as string;

  /** An affiliate's holder with an authenticator app, signed in. */
  async function affiliateWithFactor() {
    const { id: affiliateId, email, password } = await createAffiliate(api, []);
    person = { email, password };
    const client = clientOf(expectStatus(200, await signIn()));
    const begun = expectStatus(200, await client.post('/v1/auth/factors/totp'));
    app = new Authenticator(begun['secret'] as string, api.clock);
    expectStatus(201, await client.post('/v1/auth/factors/totp/confirm', { code: app.code() }));
    return { affiliateId, userId: await idOf(client) };
  }

  test('is let in again by an owner: old factors and sessions end, a new factor comes first', async () => {
    const lost = expectStatus(200, await (await signedIn()).post('/v1/auth/recovery-codes'))['codes'];
    const old = await signIn({ code: app.code(1) });
    const client = clientOf(expectStatus(200, old));
    const begun = expectStatus(200, await client.post('/v1/auth/factors/totp'));
    const owner = clientOf(expectStatus(200, await api.signInAdmin()));
    const id = await idOf(client);
    expect(expectStatus(200, await owner.post(`/v1/team/${id}/reset-factors`))).toMatchObject({ id, state: 'active' });
    const refreshed = await api.anyone.post('/v1/auth/refresh', undefined, { cookie: cookieOf(old) });
    expect(told(refreshed)).toEqual({ status: 401, code: 'session_ended' });
    const thief = new Authenticator(begun['secret'] as string, api.clock);
    const added = await client.post('/v1/auth/factors/totp/confirm', { code: thief.code() });
    expect(told(added)).toEqual({ status: 401, code: 'session_ended' });
    const again = await signIn({ code: lost[0] });
    expect(again).toMatchObject({ status: 200, body: { stage: 'enrol', factors: [] } });
    expect(told(await clientOf(again.body).get('/v1/merchants'))).toEqual({
      status: 403,
      code: 'factor_enrolment_required',
    });
  });

  test('is told by mail, and so is whoever watches: alert, event, audit trail', async () => {
    const id = await idOf(await signedIn());
    const owner = clientOf(expectStatus(200, await api.signInAdmin()));
    expectStatus(200, await owner.post(`/v1/team/${id}/reset-factors`));
    const letter = (await lettersTo(api, person.email)).at(-1);
    expect(letter).toMatchObject({ subject: 'Your two-step verification was reset' });
    expect(letter?.paragraphs.join(' ')).toContain(`${adminSignIn.email} reset two-step verification`);
    const { data } = (await owner.get('/v1/security/alerts?kind=factors_reset')).body as unknown as { data: ApiBody[] };
    expect(data[0]).toMatchObject({ severity: 'warning', subject: { kind: 'user', id, name: person.email }, count: 1 });
    const entry = await api.prisma.auditEntry.findFirst({ where: { action: 'ResetFactors', targets: { has: id } } });
    expect(entry?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'factor', before: expect.objectContaining({ user: id, kind: 'totp' }) }),
      ]),
    );
    const before = await api.prisma.mail.count();
    expectStatus(200, await owner.post(`/v1/team/${id}/reset-factors`));
    expect(await api.prisma.mail.count()).toBe(before);
  });

  test('is not helped without a fresh proof, by oneself, or by another role', async () => {
    const [manager, other] = [await signedIn(), await signInAs(api, 'program_manager', null)];
    const id = await idOf(manager);
    const owner = clientOf(expectStatus(200, await api.signInAdmin()));
    expect((await other.post(`/v1/team/${id}/reset-factors`)).status).toBe(403);
    const oneself = await owner.post(`/v1/team/${await idOf(owner)}/reset-factors`);
    expect(told(oneself)).toEqual({ status: 409, code: 'own_account' });
    api.clock.advance(301_000);
    const late = await owner.post(`/v1/team/${id}/reset-factors`);
    expect(told(late)).toEqual({ status: 403, code: 'step_up_required' });
    api.clock.set(new Date());
    expect((await signIn()).body['stage']).toBe('factor');
  });

  test('of an affiliate is let in again by a program manager', async () => {
    const { affiliateId, userId } = await affiliateWithFactor();
    const [manager, support] = [await signInAs(api, 'program_manager', null), await signInAs(api, 'support', null)];
    const people = `/v1/affiliates/${affiliateId}/team`;
    expect(expectStatus(200, await support.get(people))['data']).toMatchObject([{ id: userId, email: person.email }]);
    expect((await support.post(`${people}/${userId}/reset-factors`)).status).toBe(403);
    expect((await signIn()).body['stage']).toBe('factor');
    expectStatus(200, await manager.post(`${people}/${userId}/reset-factors`));
    expect((await signIn()).body).toMatchObject({ stage: 'full', factors: [] });
    expect((await lettersTo(api, person.email)).map(({ subject }) => subject)).toContain(
      'Your two-step verification was reset',
    );
  });

  test('is looked for in that affiliate’s team alone', async () => {
    const { userId } = await affiliateWithFactor();
    const [manager, other] = [await signInAs(api, 'program_manager', null), await createAffiliate(api, [])];
    const wrong = await manager.post(`/v1/affiliates/${other.id}/team/${userId}/reset-factors`);
    expect(told(wrong)).toEqual({ status: 404, code: 'team_member_not_found' });
    const colleague = await idOf(await signInAs(api, 'finance', null));
    const staff = await manager.post(`/v1/affiliates/${other.id}/team/${colleague}/reset-factors`);
    expect(told(staff)).toEqual({ status: 404, code: 'team_member_not_found' });
  });
});
