import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo, mailedSecret } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import type { Affiliate } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: Affiliate;
let signedIn: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set(new Date());
  person = await createAffiliate(api, []);
  signedIn = await api.signIn(person.email, person.password);
});

const verify = (token: string) => api.anyone.post('/v1/auth/verify-email', { token });
const isVerified = async () => (await signedIn.get('/v1/me')).body['emailVerified'];

describe('the address of a new account', () => {
  const subject = 'Confirm your email address';

  test('is proven by the link that was mailed, once', async () => {
    expect(await isVerified()).toBe(false);
    const secret = await mailedSecret(api, person.email, subject);
    expectStatus(204, await verify(secret));
    expect(await isVerified()).toBe(true);
    expect(await verify(secret)).toMatchObject({ status: 422, body: { code: 'link_unusable' } });
  });

  test('is not proven by an older link, an old one, or none', async () => {
    const first = await mailedSecret(api, person.email, subject);
    expectStatus(202, await signedIn.post('/v1/me/verify-email'));
    expect((await verify(first)).status).toBe(422);
    api.clock.advance(25 * 60 * 60_000);
    expect((await verify(await mailedSecret(api, person.email, subject))).status).toBe(422);
    api.clock.set(new Date());
    expect((await verify('made up')).status).toBe(422);
    expect(await isVerified()).toBe(false);
  });

  test('is asked for as often as a mailbox bears, and not once it is proven', async () => {
    for (let i = 0; i < 5; i += 1) expectStatus(202, await signedIn.post('/v1/me/verify-email'));
    expect(await signedIn.post('/v1/me/verify-email')).toMatchObject({
      status: 429,
      body: { code: 'mail_limit_reached' },
    });
    await verify(await mailedSecret(api, person.email, subject));
    const letters = await lettersTo(api, person.email);
    expectStatus(202, await signedIn.post('/v1/me/verify-email'));
    expect(await lettersTo(api, person.email)).toHaveLength(letters.length);
  });

  test('was proven by the operator for accounts that set-up makes', async () => {
    expect((await api.admin.get('/v1/me')).body).toMatchObject({ emailVerified: true });
  });
});

describe('another address', () => {
  const subject = 'Confirm your new email address';
  let email: string;
  beforeEach(() => {
    email = `${uniqueName()}@elsewhere.example`;
  });
  const change = (to: string, password = person.password) => signedIn.post('/v1/me/email', { email: to, password });

  test('counts once it is confirmed there, and the one before is told twice', async () => {
    expectStatus(202, await change(email));
    expect((await signedIn.get('/v1/me')).body['email']).toBe(person.email);
    expectStatus(204, await verify(await mailedSecret(api, email, subject)));
    expect((await signedIn.get('/v1/me')).body).toMatchObject({ email, emailVerified: true });
    const subjects = (await lettersTo(api, person.email)).map((letter) => letter.subject);
    expect(subjects).toEqual(
      expect.arrayContaining(['Email address change requested', 'Your email address was changed']),
    );
    expect((await api.anyone.post('/v1/auth/sign-in', { email, password: person.password })).status).toBe(200);
    expect((await verify(await mailedSecret(api, person.email, 'Confirm your email address'))).status).toBe(422);
  });

  test('wants the password', async () => {
    const refused = { status: 422, body: { code: 'password_wrong', errors: [{ path: 'password' }] } };
    expect(await change(email, 'wrong')).toMatchObject(refused);
    expect(await lettersTo(api, email)).toEqual([]);
  });

  test('of somebody else is answered alike, and leads nowhere', async () => {
    const [free, taken] = [await change(email), await change(adminSignIn.email)];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    const letter = (await lettersTo(api, adminSignIn.email)).at(-1);
    expect(letter).toMatchObject({ subject: 'This address already has an account' });
    expect(letter?.action).toBeUndefined();
  });

  test('that somebody took meanwhile is refused', async () => {
    await change(email);
    await api.admin.post('/v1/affiliates', { name: 'B', email, password: 'a password of some length' });
    expect(await verify(await mailedSecret(api, email, subject))).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    });
    expect((await signedIn.get('/v1/me')).body['email']).toBe(person.email);
  });

  test('stands in the audit trail without being readable there', async () => {
    await change(email);
    const entry = await api.prisma.auditEntry.findFirst({
      where: { action: 'AskEmailChange' },
      orderBy: { position: 'desc' },
    });
    expect(JSON.stringify(entry?.changes)).not.toContain(email);
    expect(entry?.changes).toMatchObject([{ kind: 'user', after: { email: { committed: expect.any(String) } } }]);
  });
});
