import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo, mailedSecret } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import type { Affiliate } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: Affiliate;
let place = 0;
const people: Affiliate[] = [];
beforeAll(async () => {
  api = await startTestApi();
  // All of them now: when a test moves the clock, the admin's token is over.
  while (people.length < 12) people.push(await createAffiliate(api, []));
}, 60_000);
afterAll(() => api.close());
beforeEach(() => {
  const next = people.pop();
  if (next === undefined) throw new Error('make more people');
  person = next;
});

const subject = 'Reset your password';
const password = 'another long password';
const somewhere = () => api.anyone.from(`10.2.${(place += 1)}.1`);
const ask = (email: string, from = somewhere()) => from.post('/v1/auth/forgot-password', { email });
const reset = (token: string, to = password) => somewhere().post('/v1/auth/reset-password', { token, password: to });
const signIn = (secret: string) => somewhere().post('/v1/auth/sign-in', { email: person.email, password: secret });
const refresh = (answer: ApiAnswer) =>
  api.anyone.post('/v1/auth/refresh', undefined, {
    cookie: `tributary_refresh=${answer.cookies.find(({ name }) => name === 'tributary_refresh')?.value ?? ''}`,
  });

describe('asking for a new password', () => {
  test('mails a link to the app of the account, and keeps no secret of it', async () => {
    expectStatus(202, await ask(person.email.toUpperCase()));
    const [letter] = (await lettersTo(api, person.email)).filter((one) => one.subject === subject);
    expect(letter?.action?.url).toMatch(/\/affiliate\/reset-password#[\w-]{43}$/);
    const secret = await mailedSecret(api, person.email, subject);
    expect(JSON.stringify(await api.prisma.mailedLink.findMany())).not.toContain(secret);
    expectStatus(202, await ask(adminSignIn.email));
    expect((await lettersTo(api, adminSignIn.email)).at(-1)?.action?.url).toContain('/admin/reset-password#');
  });

  test('is answered alike where there is no account, and leaves as much behind', async () => {
    const nobody = `${uniqueName()}@nobody.example`;
    const traces = async () =>
      Promise.all([api.prisma.mail.count(), api.prisma.auditEntry.count({ where: { action: 'AskPasswordReset' } })]);
    const before = await traces();
    const [known, unknown] = [await ask(person.email), await ask(nobody)];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(await traces()).toEqual(before.map((count) => count + 2));
    expect(await lettersTo(api, nobody)).toEqual([
      expect.objectContaining({ subject: 'No account with this address' }),
    ]);
  });

  test('waits after five times from one place, alike for an address without an account', async () => {
    const statuses = async (email: string) => {
      const from = somewhere();
      const answers: number[] = [];
      // The delay is a second at first, which a busy machine takes for one request: time stands still between them.
      const start = api.clock.now();
      for (let i = 0; i < 7; i += 1) {
        api.clock.set(start);
        answers.push((await ask(email, from)).status);
      }
      return answers;
    };
    const known = await statuses(person.email);
    expect(known).toEqual([202, 202, 202, 202, 202, 429, 429]);
    expect(await statuses(`${uniqueName()}@nobody.example`)).toEqual(known);
  });

  test('from many places does not fill a mailbox, and the last link stays good', async () => {
    for (let i = 0; i < 12; i += 1) expectStatus(202, await ask(person.email));
    expect((await lettersTo(api, person.email)).filter((one) => one.subject === subject)).toHaveLength(5);
    expectStatus(204, await reset(await mailedSecret(api, person.email, subject)));
  });
});

describe('a link for a new password', () => {
  test('sets it once, ends every session, ends what else was mailed, and says so by mail', async () => {
    const session = await signIn(person.password);
    const signedIn = api.anyone.as(session.body['accessToken'] as string);
    const email = `${uniqueName()}@elsewhere.example`;
    expectStatus(202, await signedIn.post('/v1/me/email', { email, password: person.password }));
    await ask(person.email);
    const secret = await mailedSecret(api, person.email, subject);
    expectStatus(204, await reset(secret));
    expect(await reset(secret)).toMatchObject({ status: 422, body: { code: 'link_unusable' } });
    expect((await refresh(session)).body['code']).toBe('session_ended');
    expect((await signIn(person.password)).status).toBe(401);
    expectStatus(200, await signIn(password));
    const change = await mailedSecret(api, email, 'Confirm your new email address');
    expect((await api.anyone.post('/v1/auth/verify-email', { token: change })).body['code']).toBe('link_unusable');
    const subjects = (await lettersTo(api, person.email)).map((letter) => letter.subject);
    expect(subjects).toContain('Your password was changed');
    const entries = await api.prisma.auditEntry.findMany({ where: { action: 'ResetPassword' } });
    expect(entries.at(-1)?.changes).toMatchObject([{ kind: 'user', after: { password: 'reset' } }]);
  });

  test('is good for half an hour', async () => {
    await ask(person.email);
    api.clock.advance(31 * 60_000);
    const refused = await reset(await mailedSecret(api, person.email, subject));
    api.clock.set(new Date());
    expect(refused).toMatchObject({ status: 422, body: { code: 'link_unusable' } });
  });

  test('is good for nothing once there is a newer one', async () => {
    await ask(person.email);
    const first = await mailedSecret(api, person.email, subject);
    await ask(person.email);
    expect((await reset(first)).body['code']).toBe('link_unusable');
    expectStatus(204, await reset(await mailedSecret(api, person.email, subject)));
  });

  test('many times at once counts once', async () => {
    await ask(person.email);
    const secret = await mailedSecret(api, person.email, subject);
    const answers = await Promise.all([1, 2, 3, 4].map((i) => reset(secret, `password number ${i} of four`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422, 422]);
  });

  test('proves the address', async () => {
    expect((await signIn(person.password)).body['user']).toMatchObject({ emailVerified: false });
    await ask(person.email);
    await reset(await mailedSecret(api, person.email, subject));
    expect((await signIn(password)).body['user']).toMatchObject({ emailVerified: true });
  });

  test('is no link for anything else', async () => {
    await ask(person.email);
    const token = await mailedSecret(api, person.email, subject);
    expect((await api.anyone.post('/v1/auth/verify-email', { token })).body['code']).toBe('link_unusable');
    expectStatus(204, await reset(token));
  });
});

describe('a password that is guessed first', () => {
  const refusal = (field: string) => ({
    status: 422,
    body: { code: 'password_too_common', errors: [{ path: field }] },
  });

  test('cannot be set by a link, which stays good', async () => {
    await ask(person.email);
    const secret = await mailedSecret(api, person.email, subject);
    expect(await reset(secret, 'Password123!')).toMatchObject(refusal('password'));
    expectStatus(204, await reset(secret));
  });

  test('cannot be changed to, nor given to a new account', async () => {
    const session = await signIn(person.password);
    const change = { currentPassword: person.password, newPassword: `${person.email.split('@')[0] ?? ''}1` };
    const signedIn = api.anyone.as(session.body['accessToken'] as string);
    expect(await signedIn.post('/v1/auth/password', change)).toMatchObject(refusal('newPassword'));
    const account = { name: 'A', email: `${uniqueName()}@people.example`, password: 'qwertyuiop' };
    const admin = await api.signIn(adminSignIn.email, adminSignIn.password);
    expect(await admin.post('/v1/affiliates', account)).toMatchObject(refusal('password'));
  });
});
