import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { graceSeconds } from '../../src/modules/sessions/refresh-tokens.js';
import { createAffiliate, createKey, createMerchant } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const cookieName = 'tributary_refresh';
const cookieOf = (answer: ApiAnswer) => answer.cookies.find(({ name }) => name === cookieName);
const refresh = (token: string) => api.anyone.post('/v1/auth/refresh', undefined, { cookie: `${cookieName}=${token}` });

async function begin(): Promise<string> {
  const token = cookieOf(await api.signInAdmin())?.value;
  if (token === undefined) throw new Error('no cookie');
  return token;
}

describe('signing in', () => {
  test('gives a token for ten minutes and a cookie that scripts and other sites cannot use', async () => {
    const code = api.authenticator.code(1);
    const answer = await api.anyone.post('/v1/auth/sign-in', {
      ...{ ...adminSignIn, code },
      email: adminSignIn.email.toUpperCase(),
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      expiresIn: 600,
      user: { email: adminSignIn.email, role: 'owner', affiliateId: null },
    });
    expect(cookieOf(answer)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/v1/auth' });
    expect(cookieOf(answer)?.value).not.toContain(answer.body['accessToken']);
  });

  test('keeps a session for each app, because both live on one origin', async () => {
    const signIn = (app: string) => api.signInAdmin({ 'x-tributary-app': app });
    const refreshCookies = ({ cookies }: ApiAnswer) =>
      cookies.map(({ name }) => name).filter((name) => /refresh/.test(name));
    const names = async (app: string) => refreshCookies(await signIn(app));
    expect(await names('admin')).toEqual(['tributary_refresh_admin']);
    expect(await names('affiliate')).toEqual(['tributary_refresh_affiliate']);
    expect(await names('anything; Path=/')).toEqual([cookieName]);

    const token = (await signIn('admin')).cookies[0]?.value ?? '';
    const cookie = `tributary_refresh_admin=${token}`;
    expect((await api.anyone.post('/v1/auth/refresh', undefined, { cookie })).status).toBe(401);
    const own = await api.anyone.post('/v1/auth/refresh', undefined, { cookie, 'x-tributary-app': 'admin' });
    expect(own.status).toBe(200);
    expect(own.cookies.map(({ name }) => name)).toEqual(['tributary_refresh_admin']);
  });

  test('answers alike for a wrong password and an unknown address', async () => {
    const wrong = await api.anyone.post('/v1/auth/sign-in', { ...adminSignIn, password: 'wrong' });
    const unknown = await api.anyone.post('/v1/auth/sign-in', { email: 'nobody@test.example', password: 'wrong' });
    const told = ({ status, body }: ApiAnswer) => ({ status, code: body['code'], detail: body['detail'] });
    expect(told(wrong)).toEqual({ status: 401, code: 'sign_in_refused', detail: expect.any(String) });
    expect(told(unknown)).toEqual(told(wrong));
  });

  test('does as much work for an unknown address', async () => {
    // Processor time, not time on the clock: what else the machine does has no part in it.
    let places = 0;
    const workOf = async (email: string): Promise<number> => {
      const start = process.cpuUsage();
      // From a different place each time, because one place is soon asked to wait.
      for (let i = 0; i < 8; i += 1) {
        await api.anyone.from(`10.1.${(places += 1)}.1`).post('/v1/auth/sign-in', { email, password: 'wrong' });
      }
      return process.cpuUsage(start).user;
    };
    await workOf(adminSignIn.email);
    const [known, unknown] = [await workOf(adminSignIn.email), await workOf('nobody@test.example')];
    // Without the stand-in hash it is a tenth.
    expect(unknown / known).toBeGreaterThan(0.5);
  });

  test('refuses what is no sign-in', async () => {
    const answer = await api.anyone.post('/v1/auth/sign-in', { email: 5, pass: 'x' });
    expect(answer.status).toBe(400);
    const paths = (answer.body['errors'] as { path: string }[]).map(({ path }) => path);
    expect(paths.sort()).toEqual(['email', 'pass', 'password']);
  });
});

describe('refreshing', () => {
  test('gives the next token, and the next one works', async () => {
    const first = await refresh(await begin());
    expect(first.status).toBe(200);
    const second = await refresh(cookieOf(first)?.value ?? '');
    expect(second.status).toBe(200);
    expect((await api.anyone.as(second.body['accessToken'] as string).get('/v1/me')).status).toBe(200);
  });

  test('with a used token ends the whole family', async () => {
    const used = await begin();
    const next = cookieOf(await refresh(used))?.value ?? '';
    api.clock.advance((graceSeconds + 1) * 1_000);
    expect(await refresh(used)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect(await refresh(next)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    api.clock.set(new Date());
  });

  test('case 1: twenty times at once with one token gives one successor, which works', async () => {
    const token = await begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    const successors = new Set(answers.map((answer) => cookieOf(answer)?.value));
    expect(successors.size).toBe(1);
    const [successor = ''] = successors;
    expect((await refresh(successor)).status).toBe(200);
  });

  test.each([
    ['nothing', ''],
    ['no token', 'nonsense'],
    ['an unknown one', 'a.b'],
    ['a dot', '.'],
    ['a very long one', `${'x'.repeat(300)}.y`],
  ])('with %s is refused', async (_, token) => {
    expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
  });

  test('after signing out is refused', async () => {
    const token = await begin();
    const out = await api.anyone.post('/v1/auth/sign-out', undefined, { cookie: `${cookieName}=${token}` });
    expect(out.status).toBe(204);
    expect(cookieOf(out)?.value).toBe('');
    expect((await refresh(token)).status).toBe(401);
  });

  test('keeps no token in clear', async () => {
    const token = await begin();
    const keys = await api.redis.keys(`${api.config.REDIS_PREFIX}session:*`);
    expect(keys.length).toBeGreaterThan(0);
    const stored = await Promise.all(keys.map((key) => api.redis.hgetall(key.slice(api.config.REDIS_PREFIX.length))));
    expect(JSON.stringify(stored)).not.toContain(token.split('.')[1]);
  });
});

describe('an access token', () => {
  const known = () => api.config.JWT_KEYS[0];
  const key = () => known().privateKey;
  const strangersKey = generateKeyPairSync('ed25519').privateKey;
  const publicBytes = () => known().publicKey.export({ format: 'der', type: 'spki' });
  const session = { id: 'x', epoch: 0, stage: 'full', factorAt: 1, passwordAt: 1 };
  const claims = { role: 'owner', affiliateId: null, session };
  const token = (change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, head = { alg: 'EdDSA', kid: known().id }) => {
    const jwt = new SignJWT(claims).setProtectedHeader(head).setIssuedAt().setExpirationTime('5m');
    return change(jwt.setIssuer('tributary').setAudience('tributary-api').setSubject('usr_x'));
  };

  test.each<[string, () => Promise<string> | string, string]>([
    ['expired', () => token((jwt) => jwt.setExpirationTime('-1s')).sign(key()), 'token_expired'],
    ['signed by somebody else', () => token().sign(strangersKey), 'unauthenticated'],
    [
      'that names a key we have not',
      () => token((jwt) => jwt, { alg: 'EdDSA', kid: 'x' }).sign(key()),
      'unauthenticated',
    ],
    // The classical mix-up: the public key, which everybody has, taken for a shared secret.
    [
      'signed with the public key as a secret',
      () => token((jwt) => jwt, { alg: 'HS256', kid: known().id }).sign(publicBytes()),
      'unauthenticated',
    ],
    ['of another issuer', () => token((jwt) => jwt.setIssuer('other')).sign(key()), 'unauthenticated'],
    ['for another audience', () => token((jwt) => jwt.setAudience('other')).sign(key()), 'unauthenticated'],
    ['without signature', () => new UnsecuredJWT(claims).setSubject('usr_x').encode(), 'unauthenticated'],
    ['that is none', () => 'abc', 'unauthenticated'],
    ['that is a postback token', () => 'pbt_live_abc', 'unauthenticated'],
    ['that looks like an API key', () => 'mk_live_abc', 'api_key_unknown'],
  ])('%s is refused', async (_, make, code) => {
    const answer = await api.anyone.as(await make()).get('/v1/me');
    expect(answer).toMatchObject({
      status: 401,
      body: { code, status: 401 },
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  test('is verified by whoever asks for our public keys', async () => {
    const signedIn = await api.anyone.post('/v1/auth/sign-in', adminSignIn);
    const { keys } = (await api.anyone.get('/.well-known/jwks.json')).body as unknown as JSONWebKeySet;
    const { protectedHeader, payload } = await jwtVerify(
      signedIn.body['accessToken'] as string,
      createLocalJWKSet({ keys }),
      { issuer: 'tributary', currentDate: api.clock.now() },
    );
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: known().id });
    expect(payload).toMatchObject({ role: 'owner', aud: 'tributary-api' });
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test('ends after ten minutes', async () => {
    const person = await api.signIn(adminSignIn.email, adminSignIn.password);
    api.clock.advance(9 * 60_000);
    expect((await person.get('/v1/me')).status).toBe(200);
    api.clock.advance(2 * 60_000);
    expect(await person.get('/v1/me')).toMatchObject({ status: 401, body: { code: 'token_expired' } });
    api.clock.set(new Date());
  });

  test.each(['Basic abc', 'Bearer', 'Bearer a b', 'abc'])('in the form %j is refused', async (authorization) => {
    const answer = await api.anyone.get('/v1/me', { authorization });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});

describe('an API key', () => {
  test('is shown once, works by its hash, and ends when revoked', async () => {
    const merchantId = await createMerchant(api);
    const created = await api.admin.post(`/v1/merchants/${merchantId}/api-keys`, { kind: 'api', livemode: true });
    const secret = created.body['secret'] as string;
    expect(secret).toMatch(/^mk_live_[A-Za-z0-9_-]{43}$/);
    expect(created.body).toMatchObject({
      scopes: ['conversions:write', 'conversions:read', 'reports:read'],
      revokedAt: null,
    });
    expect(secret.startsWith(created.body['prefix'] as string)).toBe(true);
    expect((created.body['prefix'] as string).length).toBeLessThan(16);
    expect(JSON.stringify(await api.prisma.apiKey.findMany())).not.toContain(secret.slice(8));
    const listed = await api.admin.get(`/v1/merchants/${merchantId}/api-keys`);
    expect(listed.body['data']).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(secret.slice(14));

    const merchant = api.anyone.as(secret);
    expect((await merchant.get(`/v1/merchants/${merchantId}`)).status).toBe(200);
    expect((await api.admin.delete(`/v1/api-keys/${created.body['id'] as string}`)).status).toBe(200);
    const refused = await merchant.get(`/v1/merchants/${merchantId}`);
    expect(refused).toMatchObject({ status: 401, body: { code: 'api_key_unknown' } });
  });

  test('of kind postback or of test mode says so in its form', async () => {
    const merchantId = await createMerchant(api);
    expect(await createKey(api, merchantId, 'postback')).toMatch(/^pbt_live_[A-Za-z0-9_-]{43}$/);
    expect(await createKey(api, merchantId, 'api', false)).toMatch(/^mk_test_[A-Za-z0-9_-]{43}$/);
  });

  test('repeated for an Idempotency-Key makes no second key and shows no secret again', async () => {
    const merchantId = await createMerchant(api);
    const create = () =>
      api.admin.post(
        `/v1/merchants/${merchantId}/api-keys`,
        { kind: 'api', livemode: true },
        { 'idempotency-key': merchantId },
      );
    const [first, again] = [await create(), await create()];
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual({ ...(first.body as object), secret: null });
    expect(JSON.stringify(await api.prisma.idempotencyKey.findMany())).not.toContain(
      (first.body['secret'] as string).slice(8),
    );
  });

  test('is refused where its scope or kind does not reach', async () => {
    const merchantId = await createMerchant(api);
    const body = { kind: 'api', livemode: true, scopes: ['conversions:write'] };
    const secret = (await api.admin.post(`/v1/merchants/${merchantId}/api-keys`, body)).body['secret'] as string;
    const merchant = api.anyone.as(secret);
    expect(await merchant.get('/v1/programs')).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    expect(await merchant.get('/v1/merchants')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await merchant.get('/v1/me')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('for a merchant that is not there cannot be made', async () => {
    const answer = await api.admin.post('/v1/merchants/mer_01h455vb4pex5vsknk084sn02q/api-keys', {
      kind: 'api',
      livemode: true,
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'merchant_not_found' } });
  });
});

test('an affiliate signs in and is not an admin', async () => {
  const { email, password, id } = await createAffiliate(api, []);
  const affiliate = await api.signIn(email, password);
  expect((await affiliate.get('/v1/me')).body).toMatchObject({ role: 'affiliate', affiliateId: id });
  expect(await affiliate.get('/v1/merchants')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('sessions answer 503 while Redis is away, and nothing else does', async () => {
  api.redis.disconnect();
  const answer = await api.signInAdmin();
  expect(answer).toMatchObject({
    status: 503,
    body: { code: 'sessions_unavailable' },
    headers: { 'retry-after': '1' },
  });
  expect((await api.admin.get('/v1/me')).status).toBe(200);
  await api.redis.connect();
  expect((await api.signInAdmin()).status).toBe(200);
});
