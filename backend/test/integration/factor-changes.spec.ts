import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo } from '../builders/mailbox.js';
import type { ApiAnswer, ApiBody, ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { Authenticator } from '../support/authenticator.js';
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
const signedIn = async (): Promise<ApiClient> => clientOf(expectStatus(200, await signIn({ code: app.code() })));
const told = ({ status, body }: ApiAnswer) => ({ status, code: body['code'] });

describe('a change of factors', () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const news = async () => (await lettersTo(api, person.email)).filter(({ subject }) => !/new device/.test(subject));

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
      'A second factor was added to your account',
      'Your account has new recovery codes',
      'A second factor was removed',
    ]);
    const today = api.clock.now().toISOString().slice(0, 10);
    const each = {
      paragraphs: [
        expect.stringContaining(`from 10.4.0.7, on ${today} at `),
        expect.stringContaining('If that was not you, ask for a new password'),
      ],
      action: expect.objectContaining({ url: expect.stringMatching(/\/admin\/forgot-password$/) }),
    };
    expect(letters).toEqual(letters.map(({ subject }) => ({ ...each, subject })));
    const [first] = letters;
    expect(first?.paragraphs[0]).toContain('an authenticator app, “Old phone”. It was done by Firefox on Linux,');
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
