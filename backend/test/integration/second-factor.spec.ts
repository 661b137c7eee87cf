import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { SaveUser } from '../../src/modules/identity/public.js';
import { createAffiliate, createMerchant } from '../builders/shop.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { Authenticator, forgetUsedCodes } from '../support/authenticator.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
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
const withPassword = async (): Promise<ApiClient> => clientOf(expectStatus(200, await signIn()));
const signedIn = async (): Promise<ApiClient> => clientOf(expectStatus(200, await signIn({ code: app.code() })));
const told = ({ status, body }: ApiAnswer) => ({ status, code: body['code'] });
const refreshed = (answer: ApiAnswer) => {
  const cookie = answer.cookies.find(({ name }) => name === 'tributary_refresh')?.value ?? '';
  return api.anyone.post('/v1/auth/refresh', undefined, { cookie: `tributary_refresh=${cookie}` });
};
const auditOf = async (action: string): Promise<string> => {
  const user = await api.prisma.user.findFirst({ where: { email: person.email } });
  return textOf(await api.prisma.auditEntry.findMany({ where: { action, targets: { has: user?.id ?? '' } } }));
};
const textOf = (rows: unknown): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
const newAffiliate = async () => {
  const { email, password } = await createAffiliate(api, []);
  return { email, password };
};

/** Somebody whose role demands a factor and who has none. */
async function newcomer(): Promise<ApiAnswer> {
  person = { ...person, email: `${uniqueName()}@people.example` };
  const command = new SaveUser(
    { ...person, role: 'support', affiliateId: null },
    { actor: { kind: 'system', name: 'test' } },
  );
  await api.app.get(CommandBus).execute(command);
  return signIn();
}

/** The code that an enrolment was confirmed with. */
let confirmedWith: string;
async function enrol(client: ApiClient): Promise<ApiBody> {
  const begun = expectStatus(200, await client.post('/v1/auth/factors/totp'));
  app = new Authenticator(begun['secret'] as string, api.clock);
  confirmedWith = app.code();
  return expectStatus(201, await client.post('/v1/auth/factors/totp/confirm', { code: confirmedWith, name: 'Phone' }));
}

describe('signing in', () => {
  test('with password and code does both at once', async () => {
    const answer = await signIn({ code: app.code() });
    expect(answer).toMatchObject({ status: 200, body: { stage: 'full', factors: ['totp'] } });
    expect((await clientOf(answer.body).get('/v1/merchants')).status).toBe(200);
  });

  test('with the password alone opens nothing but the second step', async () => {
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 200, body: { stage: 'factor', factors: ['totp'] } });
    const client = clientOf(answer.body);
    expect(told(await client.get('/v1/merchants'))).toEqual({ status: 403, code: 'factor_required' });
    expect((await client.get('/v1/me')).status).toBe(200);
    expect((await refreshed(answer)).body['stage']).toBe('factor');
    const raised = await client.post('/v1/auth/factor', { code: app.code() });
    expect(raised).toMatchObject({ status: 200, body: { stage: 'full' } });
    expect((await clientOf(raised.body).get('/v1/merchants')).status).toBe(200);
    expect(told(await client.get('/v1/merchants'))).toEqual({ status: 403, code: 'factor_required' });
  });

  test('keeps what was given through a refresh', async () => {
    const answer = await signIn();
    expectStatus(200, await clientOf(answer.body).post('/v1/auth/factor', { code: app.code() }));
    const next = await refreshed(answer);
    expect(next.body['stage']).toBe('full');
    expect((await clientOf(next.body).get('/v1/merchants')).status).toBe(200);
  });

  test('with a wrong code says no more than with a wrong password', async () => {
    const wrongCode = await signIn({ code: '000000' });
    const wrongPassword = await signIn({ code: app.code(), password: 'wrong' });
    expect(told(wrongCode)).toEqual({ status: 401, code: 'sign_in_refused' });
    expect({ ...(wrongCode.body as object), requestId: '' }).toEqual({
      ...(wrongPassword.body as object),
      requestId: '',
    });
  });

  test('makes the device a known one only when the factor was given too', async () => {
    const names = ({ cookies }: ApiAnswer) => cookies.map(({ name }) => name);
    const first = await signIn();
    expect(names(first)).not.toContain('tributary_device');
    const second = await clientOf(first.body).post('/v1/auth/factor', { code: app.code() });
    expect(names(second)).toContain('tributary_device');
    expect(names(await signIn({ code: app.code(1) }))).toContain('tributary_device');
  });

  test('a code that an affiliate without factors gives does no harm', async () => {
    const { email, password } = await createAffiliate(api, []);
    const answer = await api.anyone.post('/v1/auth/sign-in', { email, password, code: '123456' });
    expect(answer).toMatchObject({ status: 200, body: { stage: 'full', factors: [] } });
  });
});

describe('a code', () => {
  test.each([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])('of the step %d away is answered with %d', async (steps, status) => {
    const client = await withPassword();
    // In the middle of a step, so that none begins meanwhile.
    api.clock.set(new Date(Math.floor(api.clock.now().getTime() / 30_000) * 30_000 + 2_000));
    expect((await client.post('/v1/auth/factor', { code: app.code(steps) })).status).toBe(status);
  });

  test('is good once, wherever it is given again', async () => {
    const code = app.code();
    expect((await signIn({ code })).status).toBe(200);
    expect(told(await signIn({ code }))).toEqual({ status: 401, code: 'sign_in_refused' });
    const again = await (await withPassword()).post('/v1/auth/factor', { code });
    expect(told(again)).toEqual({ status: 422, code: 'factor_refused' });
  });

  test('given four times at once is taken once', async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, withPassword));
    const code = app.code();
    const answers = await Promise.all(clients.map((client) => client.post('/v1/auth/factor', { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('cannot be guessed: five tries, then a wait, from wherever', async () => {
    const client = await withPassword();
    const guess = (from: ApiClient, code: string) => from.post('/v1/auth/factor', { code });
    for (let i = 0; i < 5; i += 1) expect((await guess(client.from(`10.9.0.${i}`), '000000')).status).toBe(422);
    const elsewhere = (await withPassword()).from('10.9.1.1');
    expect(told(await guess(elsewhere, app.code()))).toEqual({ status: 429, code: 'too_many_attempts' });
    api.clock.advance(2_000);
    expect((await guess(elsewhere, app.code())).status).toBe(200);
  });

  test('guessed by a stranger who knows the password does not stop the owner on a known device', async () => {
    const device = (await signIn({ code: app.code() })).cookies.find(({ name }) => name === 'tributary_device');
    const stranger = await withPassword();
    for (let i = 0; i < 6; i += 1) await stranger.post('/v1/auth/factor', { code: '000000' });
    expect((await stranger.post('/v1/auth/factor', { code: '000000' })).status).toBe(429);
    await forgetUsedCodes(api.prisma, person.email);
    const owner = await (
      await withPassword()
    ).post('/v1/auth/factor', { code: app.code() }, { cookie: `tributary_device=${device?.value ?? ''}` });
    expect(owner.status).toBe(200);
  });

  test('stands in the audit trail by its factor, never itself', async () => {
    await signedIn();
    const trail = await auditOf('GiveFactor');
    expect(trail).toMatch(/"factor":"fac_\w+"/);
    expect(trail).not.toContain(app.code());
  });
});

describe('whose role demands a factor and who has none', () => {
  test('sets one up before anything else', async () => {
    const answer = await newcomer();
    expect(answer).toMatchObject({ status: 200, body: { stage: 'enrol', factors: [] } });
    const client = clientOf(answer.body);
    expect(told(await client.get('/v1/merchants'))).toEqual({ status: 403, code: 'factor_enrolment_required' });
    const added = await enrol(client);
    expect(added).toMatchObject({ factor: { kind: 'totp', name: 'Phone' }, session: { stage: 'full' } });
    expect(added['recoveryCodes']).toHaveLength(10);
    expect((await clientOf(added['session']).get('/v1/merchants')).status).toBe(200);
    expect((await signIn()).body['stage']).toBe('factor');
  });

  test('keeps the secret encrypted, the recovery codes hashed, and neither in the trail', async () => {
    const added = await enrol(clientOf((await newcomer()).body));
    const codes = added['recoveryCodes'] as unknown as string[];
    const kept = textOf([
      await api.prisma.factor.findMany(),
      await api.prisma.recoveryCode.findMany(),
      await api.prisma.auditEntry.findMany(),
      await api.prisma.idempotencyKey.findMany(),
    ]);
    for (const secret of [app.secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(kept).not.toContain(secret);
    expect(await auditOf('AddFactor')).toContain('"recoveryCodes":"made"');
  });

  test('cannot confirm with a wrong code, a code of another secret, or without having begun', async () => {
    const client = clientOf((await newcomer()).body);
    const confirm = (code: string) => client.post('/v1/auth/factors/totp/confirm', { code });
    expect(told(await confirm('123456'))).toEqual({ status: 422, code: 'factor_set_up_over' });
    expectStatus(200, await client.post('/v1/auth/factors/totp'));
    expect(told(await confirm(app.code()))).toEqual({ status: 422, code: 'factor_refused' });
    expect(told(await client.get('/v1/merchants'))).toEqual({ status: 403, code: 'factor_enrolment_required' });
  });

  test('has used up the code that confirmed', async () => {
    await enrol(clientOf((await newcomer()).body));
    expect(told(await signIn({ code: confirmedWith }))).toEqual({ status: 401, code: 'sign_in_refused' });
    expect((await signIn({ code: app.code(1) })).status).toBe(200);
  });

  test('gives the password again when five minutes have gone by', async () => {
    const client = clientOf((await newcomer()).body);
    api.clock.advance(301_000);
    expect(told(await client.post('/v1/auth/factors/totp'))).toEqual({ status: 403, code: 'step_up_required' });
    const wrong = await client.post('/v1/auth/factor/password', { currentPassword: 'wrong' });
    expect(told(wrong)).toEqual({ status: 422, code: 'password_wrong' });
    const raised = await client.post('/v1/auth/factor/password', { currentPassword: person.password });
    expect((await clientOf(expectStatus(200, raised)).post('/v1/auth/factors/totp')).status).toBe(200);
  });
});

describe('a password alone', () => {
  test('adds no factor where there is one, not even in a session that was begun before it', async () => {
    const early = clientOf((await newcomer()).body);
    const other = clientOf((await signIn()).body);
    await enrol(other);
    expectStatus(200, await early.post('/v1/auth/factors/totp'));
    const begun = expectStatus(200, await early.post('/v1/auth/factors/totp'));
    const thief = new Authenticator(begun['secret'] as string, api.clock);
    const added = await early.post('/v1/auth/factors/totp/confirm', { code: thief.code(1) });
    expect(told(added)).toEqual({ status: 403, code: 'factor_required' });
    const again = await early.post('/v1/auth/factor/password', { currentPassword: person.password });
    expect(told(again)).toEqual({ status: 403, code: 'factor_required' });
    expect(told(await (await withPassword()).post('/v1/auth/factors/totp'))).toEqual({
      status: 403,
      code: 'factor_required',
    });
  });

  test('passes no route of the API but those for the second step', async () => {
    const [waiting, enrolling] = [await withPassword(), clientOf((await newcomer()).body)];
    const { paths } = (await api.anyone.get('/openapi.json')).body as unknown as { paths: Record<string, object> };
    const open: Record<string, string[]> = { waiting: [], enrolling: [] };
    for (const [path, item] of Object.entries(paths)) {
      for (const method of Object.keys(item)) {
        const url = path.replace(/\{\w+\}/g, 'x');
        const body = method === 'get' || method === 'delete' ? undefined : { nothingAccepts: 'this' };
        for (const [who, client] of Object.entries({ waiting, enrolling })) {
          const { body: answer } = await client.send(method.toUpperCase() as 'GET', url, body);
          if (!/^factor_\w*required$/.test(String(answer['code']))) open[who]?.push(`${method} ${path}`);
        }
      }
    }
    const always = ['get /.well-known/jwks.json', 'get /healthz', 'get /readyz', 'get /v1/me'];
    // Open to anybody, so to these too.
    const signing = [
      ...['refresh', 'sign-in', 'sign-out', 'verify-email', 'forgot-password', 'reset-password', 'support-view'],
      ...['invitations/accept', 'invitations/find'],
    ].map((part) => `post /v1/auth/${part}`);
    const giving = ['', '/passkey', '/passkey/options'].map((part) => `post /v1/auth/factor${part}`);
    const adding = ['passkeys', 'passkeys/options', 'totp', 'totp/confirm'].map(
      (part) => `post /v1/auth/factors/${part}`,
    );
    expect(open['waiting']?.sort()).toEqual([...always, ...signing, ...giving].sort());
    expect(open['enrolling']?.sort()).toEqual(
      [...always, ...signing, ...adding, 'get /v1/auth/factors', 'post /v1/auth/factor/password'].sort(),
    );
  });
});

describe('S8: six characters that are no code', () => {
  const typed = [
    'abcdef',
    '-12345',
    '\u0660\u0661\u0662\u0663\u0664\u0665',
    '\uff11\uff12\uff13\uff14\uff15\uff16',
    '1e1000',
    ' 12345 ',
  ];

  test.each(typed)('%j is refused wherever a code is taken', async (code) => {
    const started = clientOf(expectStatus(200, await newcomer()));
    await started.post('/v1/auth/factors/totp');
    const confirmed = await started.post('/v1/auth/factors/totp/confirm', { code, name: 'Phone' });
    expect(told(confirmed)).toEqual({ status: 422, code: 'factor_refused' });
    await enrol(started);
    expect(told(await (await withPassword()).post('/v1/auth/factor', { code }))).toEqual({
      status: 422,
      code: 'factor_refused',
    });
    expect(told(await signIn({ code }))).toEqual({ status: 401, code: 'sign_in_refused' });
  });
});

describe('a recovery code', () => {
  const codesOf = async (client: ApiClient) =>
    expectStatus(200, await client.post('/v1/auth/recovery-codes'))['codes'] as unknown as string[];

  test('stands in for the factor, once, however it is typed', async () => {
    const [code = '', other = ''] = await codesOf(await signedIn());
    expect((await signIn({ code: ` ${code.toUpperCase().replace('-', ' ')} ` })).body['stage']).toBe('full');
    expect(told(await signIn({ code }))).toEqual({ status: 401, code: 'sign_in_refused' });
    const raised = await (await withPassword()).post('/v1/auth/factor', { code: other });
    expect(raised.body['stage']).toBe('full');
    expect((await clientOf(raised.body).get('/v1/auth/factors')).body['recoveryCodesLeft']).toBe(8);
    expect(await auditOf('GiveFactor')).toContain('"recoveryCodesLeft":8');
  });

  test('of an earlier set is good no more', async () => {
    const client = await signedIn();
    const [old = ''] = await codesOf(client);
    const [fresh = ''] = await codesOf(client);
    expect((await signIn({ code: old })).status).toBe(401);
    expect((await signIn({ code: fresh })).status).toBe(200);
  });

  test('is nobody else’s', async () => {
    const [code = ''] = await codesOf(await signedIn());
    const { email, password } = person;
    await enrol(clientOf((await newcomer()).body));
    expect((await signIn({ code })).status).toBe(401);
    expect((await api.anyone.post('/v1/auth/sign-in', { email, password, code })).status).toBe(200);
  });
});

describe('factors', () => {
  test('are listed, renamed and removed, but never the last one of an operator', async () => {
    const client = await signedIn();
    const [first] = (await client.get('/v1/auth/factors')).body['data'] as unknown as { id: string }[];
    expect(told(await client.delete(`/v1/auth/factors/${first?.id}`))).toEqual({ status: 409, code: 'last_factor' });
    const begun = expectStatus(200, await client.post('/v1/auth/factors/totp'));
    const second = new Authenticator(begun['secret'] as string, api.clock);
    const added = await client.post('/v1/auth/factors/totp/confirm', { code: second.code(1) });
    expect(expectStatus(201, added)['recoveryCodes']).toBeNull();
    const renamed = await client.patch(`/v1/auth/factors/${first?.id}`, { name: ' Old phone ' });
    expect(renamed.body['name']).toBe('Old phone');
    expect(expectStatus(200, await client.delete(`/v1/auth/factors/${first?.id}`))).toMatchObject({ stage: 'full' });
    const left = (await client.get('/v1/auth/factors')).body['data'] as unknown as { id: string }[];
    expect(left).toEqual([expect.objectContaining({ id: added.body['factor']['id'], name: 'Authenticator app' })]);
  });

  test('of somebody else do not exist', async () => {
    const { data } = (await (await signedIn()).get('/v1/auth/factors')).body as unknown as { data: { id: string }[] };
    const stranger = api.admin;
    const url = `/v1/auth/factors/${data[0]?.id}`;
    expect(told(await stranger.patch(url, { name: 'Mine' }))).toEqual({ status: 404, code: 'factor_not_found' });
    expect(told(await stranger.delete(url))).toEqual({ status: 404, code: 'factor_not_found' });
  });

  test('are an affiliate’s choice: with one it is asked for, and the last one may go', async () => {
    person = await newAffiliate();
    const session = await signIn();
    expect(session.body).toMatchObject({ stage: 'full', factors: [] });
    const added = await enrol(clientOf(session.body));
    expect((await signIn()).body['stage']).toBe('factor');
    const full = clientOf(added['session']);
    const gone = expectStatus(200, await full.delete(`/v1/auth/factors/${added['factor']['id']}`));
    expect(gone).toMatchObject({ stage: 'full', factors: [] });
    expect((await signIn()).body['stage']).toBe('full');
    const user = await api.prisma.user.findFirst({ where: { email: person.email } });
    expect(await api.prisma.recoveryCode.count({ where: { userId: user?.id ?? '' } })).toBe(0);
  });
});

describe('what has consequences', () => {
  const createKey = async (client: ApiClient) =>
    client.post(`/v1/merchants/${await createMerchant(api)}/api-keys`, { kind: 'api', livemode: true });

  test('is marked in the API’s description', async () => {
    const { paths } = (await api.anyone.get('/openapi.json')).body as unknown as {
      paths: Record<string, Record<string, { 'x-step-up'?: true }>>;
    };
    const marked = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, route]) => (route['x-step-up'] ? [`${method} ${path}`] : [])),
    );
    const adding = ['passkeys', 'passkeys/options', 'totp', 'totp/confirm'].map(
      (part) => `post /v1/auth/factors/${part}`,
    );
    expect(marked).toEqual(
      expect.arrayContaining([
        ...adding,
        'patch /v1/auth/factors/{id}',
        'delete /v1/auth/factors/{id}',
        'post /v1/auth/recovery-codes',
        'post /v1/auth/password',
        'post /v1/merchants/{id}/api-keys',
        'post /v1/api-keys/{id}/rotate',
        'patch /v1/team/{userId}',
        'patch /v1/me/team/{userId}',
        'post /v1/team/{userId}/reset-factors',
        'post /v1/me/team/{userId}/reset-factors',
        'post /v1/affiliates/{id}/team/{userId}/reset-factors',
      ]),
    );
  });

  test('asks for the factor again after five minutes, and goes on with it', async () => {
    const owner = clientOf((await api.signInAdmin()).body);
    expect((await createKey(owner)).status).toBe(201);
    api.clock.advance(301_000);
    const refused = await createKey(owner);
    expect(told(refused)).toEqual({ status: 403, code: 'step_up_required' });
    expect(refused.body['detail']).toContain('/v1/auth/factor');
    expect((await owner.get('/v1/merchants')).status).toBe(200);
    const password = await owner.post('/v1/auth/factor/password', { currentPassword: 'correct horse battery' });
    expect((await createKey(clientOf(expectStatus(200, password)))).status).toBe(403);
    const raised = await owner.post('/v1/auth/factor', { code: api.authenticator.code() });
    expect((await createKey(clientOf(expectStatus(200, raised)))).status).toBe(201);
  });

  test('asks an affiliate without factors for the password', async () => {
    person = await newAffiliate();
    const client = clientOf((await signIn()).body);
    const change = (from: ApiClient) =>
      from.post('/v1/auth/password', { currentPassword: person.password, newPassword: 'another long password' });
    api.clock.advance(301_000);
    expect(told(await change(client))).toEqual({ status: 403, code: 'step_up_required' });
    const raised = await client.post('/v1/auth/factor/password', { currentPassword: person.password });
    expect((await change(clientOf(expectStatus(200, raised)))).status).toBe(200);
  });

  test('is not asked for by a session that has ended, though its token is still good', async () => {
    const answer = await signIn({ code: app.code() });
    const client = clientOf(answer.body);
    const cookie = `tributary_refresh=${answer.cookies.find(({ name }) => name === 'tributary_refresh')?.value ?? ''}`;
    await api.anyone.post('/v1/auth/sign-out', undefined, { cookie });
    const raised = await client.post('/v1/auth/factor', { code: app.code(1) });
    expect(told(raised)).toEqual({ status: 401, code: 'session_ended' });
  });
});
