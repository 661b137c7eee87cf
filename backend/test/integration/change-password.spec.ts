import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createAffiliate } from '../builders/shop.js';
import type { Affiliate } from '../builders/shop.js';
import type { ApiAnswer } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
let person: Affiliate;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  person = await createAffiliate(api, []);
});

const newPassword = 'another long password';
const signIn = (password: string) => api.anyone.post('/v1/auth/sign-in', { email: person.email, password });
const cookieOf = (answer: ApiAnswer) => `tributary_refresh=${answer.cookies[0]?.value ?? ''}`;
const refresh = (cookie: string) => api.anyone.post('/v1/auth/refresh', undefined, { cookie });

test('the new password counts at once, other sessions end, this one goes on', async () => {
  const elsewhere = cookieOf(await signIn(person.password));
  const here = await signIn(person.password);
  const answer = await api.anyone
    .as(here.body['accessToken'] as string)
    .post('/v1/auth/password', { currentPassword: person.password, newPassword });
  expectStatus(200, answer);
  expect((await refresh(elsewhere)).body['code']).toBe('session_ended');
  expect((await refresh(cookieOf(here))).body['code']).toBe('session_ended');
  expectStatus(200, await refresh(cookieOf(answer)));
  expect((await signIn(person.password)).status).toBe(401);
  expectStatus(200, await refresh(cookieOf(await signIn(newPassword))));
});

test.each([
  ['a wrong current password', { currentPassword: 'wrong', newPassword }, 422, 'password_wrong'],
  ['a short new password', { currentPassword: 'x', newPassword: 'short' }, 400, 'validation_failed'],
])('%s changes nothing', async (_label, body, status, code) => {
  const session = await signIn(person.password);
  const answer = await api.anyone.as(session.body['accessToken'] as string).post('/v1/auth/password', body);
  expect(answer).toMatchObject({ status, body: { code } });
  expectStatus(200, await refresh(cookieOf(session)));
});

test('nobody without a session', async () => {
  expect((await api.anyone.post('/v1/auth/password', { currentPassword: 'x', newPassword })).status).toBe(401);
});
