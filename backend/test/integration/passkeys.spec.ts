import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import type { Authenticator } from '../support/authenticator.js';
import { uniqueName } from '../support/env.js';
import { SoftwarePasskey } from '../support/software-passkey.js';
import type { Manner } from '../support/software-passkey.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const home = { party: 'partners.example', origin: 'https://partners.example' };
let api: TestApi;
let person: { email: string; password: string };
let app: Authenticator;
let client: ApiClient;
let passkey: SoftwarePasskey;
beforeAll(async () => {
  api = await startTestApi({ PUBLIC_API_URL: home.origin });
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  person = { email: `${uniqueName()}@people.example`, password: 'a password of some length' };
  app = await api.saveStaff({ ...person, role: 'finance', affiliateId: null });
  client = await api.signIn(person.email, person.password);
  passkey = new SoftwarePasskey(home);
});

const told = ({ status, body }: ApiAnswer) => ({ status, code: body['code'] });
const clientOf = (session: ApiBody): ApiClient => api.anyone.as(session['accessToken'] as string);
const refused = { status: 422, code: 'factor_refused' };

type Options = { readonly challenge: string } & Record<string, unknown>;
const optionsFrom = async (answer: Promise<ApiAnswer>) => expectStatus(200, await answer) as unknown as Options;
const beginning = () => optionsFrom(client.post('/v1/auth/factors/passkeys/options'));

async function add(manner?: Manner, key = passkey): Promise<ApiAnswer> {
  const credential = key.create(await beginning(), manner);
  return client.post('/v1/auth/factors/passkeys', { credential, name: 'Laptop' });
}

/** Signs in with the password; the passkey is to be given next. */
async function waiting(): Promise<ApiClient> {
  return clientOf(expectStatus(200, await api.anyone.post('/v1/auth/sign-in', person)));
}

const asking = (from: ApiClient) => optionsFrom(from.post('/v1/auth/factor/passkey/options'));

async function give(manner?: Manner, key = passkey): Promise<ApiAnswer> {
  const from = await waiting();
  return from.post('/v1/auth/factor/passkey', { credential: key.use(await asking(from), manner) });
}

const rowOf = async (id: string) => api.prisma.factor.findUniqueOrThrow({ where: { id } });

describe('a passkey', () => {
  test('is made, and opens a session in place of a code', async () => {
    const options = await beginning();
    expect(options).toMatchObject({
      rp: { id: home.party },
      user: { name: person.email },
      attestation: 'none',
      authenticatorSelection: { userVerification: 'required' },
    });
    const added = expectStatus(201, await add());
    expect(added).toMatchObject({ factor: { kind: 'passkey', name: 'Laptop' }, recoveryCodes: null });
    const raised = await give();
    expect(raised).toMatchObject({ status: 200, body: { stage: 'full', factors: ['totp', 'passkey'] } });
    expect((await clientOf(raised.body).get('/v1/merchants')).status).toBe(200);
  });

  test('is known by its credential, its counter and where it is backed up', async () => {
    const id = expectStatus(201, await add())['factor']['id'] as string;
    expect(await rowOf(id)).toMatchObject({
      signCount: 1n,
      backupEligible: true,
      backedUp: false,
      transports: ['internal'],
    });
    expect((await give({ count: 7, backedUp: true })).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ signCount: 7n, backedUp: true, lastUsedAt: expect.any(Date) });
  });

  test('whose counter goes back was copied, and is refused', async () => {
    expectStatus(201, await add());
    expectStatus(200, await give({ count: 7 }));
    expect(told(await give({ count: 7 }))).toEqual(refused);
  });

  test.each<[string, Manner]>([
    ['made for another site', { origin: 'https://partners.example.evil.example' }],
    ['of another party', { party: 'evil.example' }],
    ['whose device did not check who holds it', { userVerified: false }],
  ])('%s is refused, when it is made and when it is given', async (_, manner) => {
    expect(told(await add(manner))).toEqual(refused);
    expectStatus(201, await add());
    expect(told(await give(manner))).toEqual(refused);
  });

  test('answers each challenge once, and only its own', async () => {
    const credential = passkey.create(await beginning());
    await beginning();
    expect(told(await client.post('/v1/auth/factors/passkeys', { credential }))).toEqual(refused);
    expectStatus(201, await add());
    const from = await waiting();
    const used = passkey.use(await asking(from));
    expectStatus(200, await from.post('/v1/auth/factor/passkey', { credential: used }));
    expect(told(await from.post('/v1/auth/factor/passkey', { credential: used }))).toEqual(refused);
  });

  test('answers no challenge of another session', async () => {
    expectStatus(201, await add());
    const [mine, theirs] = [await waiting(), await waiting()];
    const credential = passkey.use(await asking(theirs));
    await asking(mine);
    expect(told(await mine.post('/v1/auth/factor/passkey', { credential }))).toEqual(refused);
  });

  test('has five minutes for its challenge', async () => {
    await beginning();
    const keys = await api.redis.keys(`${api.config.REDIS_PREFIX}factor-set-up:passkey:*`);
    const lives = await Promise.all(keys.map((key) => api.redis.ttl(key.slice(api.config.REDIS_PREFIX.length))));
    expect(Math.max(...lives)).toBeLessThanOrEqual(300);
    expect(Math.min(...lives)).toBeGreaterThan(0);
  });

  test('of somebody else, or that was not set up, is refused', async () => {
    expectStatus(201, await add());
    expect(told(await give({}, new SoftwarePasskey(home)))).toEqual(refused);
    const stolen = passkey;
    person = { ...person, email: `${uniqueName()}@people.example` };
    await api.saveStaff({ ...person, role: 'finance', affiliateId: null });
    expect(told(await give({}, stolen))).toEqual(refused);
  });

  test('is set up once; a second one goes beside it', async () => {
    expectStatus(201, await add());
    expect(told(await add())).toEqual({ status: 409, code: 'passkey_known' });
    expect((await beginning())['excludeCredentials']).toMatchObject([{ id: passkey.id.toString('base64url') }]);
    const second = new SoftwarePasskey(home);
    expectStatus(201, await add({}, second));
    expect((await asking(await waiting()))['allowCredentials']).toHaveLength(2);
    expect((await give({}, second)).status).toBe(200);
  });

  test('removed opens nothing', async () => {
    const id = expectStatus(201, await add())['factor']['id'] as string;
    expectStatus(200, await client.delete(`/v1/auth/factors/${id}`));
    expect(told(await give())).toEqual(refused);
    expect((await (await waiting()).post('/v1/auth/factor', { code: app.code(1) })).status).toBe(200);
  });

  test('is a proof for what asks for a fresh one', async () => {
    expectStatus(201, await add());
    const session = clientOf((await give()).body);
    api.clock.advance(301_000);
    expect(told(await session.post('/v1/auth/recovery-codes'))).toEqual({ status: 403, code: 'step_up_required' });
    const credential = passkey.use(await asking(session));
    const raised = expectStatus(200, await session.post('/v1/auth/factor/passkey', { credential }));
    expect((await clientOf(raised).post('/v1/auth/recovery-codes')).status).toBe(200);
    api.clock.set(new Date());
  });
});
