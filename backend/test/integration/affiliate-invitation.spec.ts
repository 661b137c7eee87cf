import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo, mailedSecret } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const days = 24 * 60 * 60 * 1_000;
const password = 'a password of some length';
const subject = 'You are invited to Tributary';
let api: TestApi;
let id: string;
let email: string;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  email = `${uniqueName()}@affiliate.example`;
  id = expectStatus(201, await api.admin.post('/v1/affiliates', { name: 'Kaja Deals', email }))['id'] as string;
});

const invite = () => api.admin.post(`/v1/affiliates/${id}/invitations`);
const accept = (token: string) => api.anyone.post('/v1/auth/invitations/accept', { token, name: 'Kaja', password });
const invitations = async () => (await api.admin.get(`/v1/affiliates/${id}/invitations`)).body['data'];

describe('B5: an affiliate without password', () => {
  test('is invited, chooses a password by a link that works once, and signs in', async () => {
    const invited = expectStatus(201, await invite());
    expect(invited).toMatchObject({ email, role: 'affiliate', state: 'open' });
    const [letter] = await lettersTo(api, email);
    expect(letter?.action?.url).toContain('/affiliate/invitation#');
    expect(letter?.paragraphs[0]).toContain('“Kaja Deals”');
    const token = await mailedSecret(api, email, subject);
    expect(expectStatus(200, await api.anyone.post('/v1/auth/invitations/find', { token }))).toMatchObject({
      role: 'affiliate',
      affiliateName: 'Kaja Deals',
    });
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const me = (await (await api.signIn(email, password)).get('/v1/me')).body;
    expect(me).toMatchObject({ email, role: 'affiliate', emailVerified: true });
    expect(await invitations()).toMatchObject([{ id: invited['id'], state: 'accepted' }]);
    expect((await invite()).body['code']).toBe('already_in_team');
  });

  test('is invited again when the link expired or was revoked; the one before no longer works', async () => {
    const { id: invitationId } = expectStatus(201, await invite());
    const first = await mailedSecret(api, email, subject);
    expect((await invite()).body['code']).toBe('already_invited');
    expectStatus(200, await api.admin.post(`/v1/affiliates/${id}/invitations/${invitationId as string}/resend`));
    const second = await mailedSecret(api, email, subject);
    const find = async (token: string) => (await api.anyone.post('/v1/auth/invitations/find', { token })).status;
    expect([await find(first), await find(second)]).toEqual([404, 200]);
    api.clock.advance(7 * days);
    expect(await find(second)).toBe(404);
    api.clock.set(new Date());
    expectStatus(200, await api.admin.delete(`/v1/affiliates/${id}/invitations/${invitationId as string}`));
    expect(await find(second)).toBe(404);
    expectStatus(201, await invite());
  });

  test("has no invitation under another affiliate's id", async () => {
    const { id: invitationId } = expectStatus(201, await invite());
    const other = await createAffiliate(api, []);
    const answer = await api.admin.delete(`/v1/affiliates/${other.id}/invitations/${invitationId as string}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'invitation_not_found' } });
  });

  test('gets another name and address; an invitation to the address before ends', async () => {
    expectStatus(201, await invite());
    const old = await mailedSecret(api, email, subject);
    expect(expectStatus(200, await api.admin.patch(`/v1/affiliates/${id}`, { name: 'Kaja' }))).toMatchObject({
      name: 'Kaja',
    });
    const next = `${uniqueName()}@affiliate.example`;
    const changed = expectStatus(200, await api.admin.post(`/v1/affiliates/${id}/email`, { email: next }));
    expect(changed).toEqual({ email: next, signInEmail: null });
    expect((await api.admin.get(`/v1/affiliates/${id}`)).body).toMatchObject({ name: 'Kaja', email: next });
    expect((await accept(old)).body['code']).toBe('invitation_unusable');
    expectStatus(201, await invite());
    expectStatus(201, await accept(await mailedSecret(api, next, subject)));
    await api.signIn(next, password);
    const entry = await api.prisma.auditEntry.findFirst({
      where: { action: 'ChangeAffiliateEmail', targets: { has: id } },
    });
    expect(entry?.changes).toMatchObject([
      { kind: 'affiliate' },
      { kind: 'invitation', after: { state: 'withdrawn' } },
    ]);
  });

  test('does not get the address of another affiliate', async () => {
    const other = await createAffiliate(api, []);
    const taken = await api.admin.post(`/v1/affiliates/${id}/email`, { email: other.email.toUpperCase() });
    expect(taken).toMatchObject({ status: 409, body: { code: 'email_taken', errors: [{ path: 'email' }] } });
  });
});

describe('B5: an affiliate who signs in', () => {
  test('signs in with another address once it is confirmed there, and is told at the one before', async () => {
    const person = await createAffiliate(api, []);
    const next = `${uniqueName()}@affiliate.example`;
    const changed = expectStatus(200, await api.admin.post(`/v1/affiliates/${person.id}/email`, { email: next }));
    expect(changed).toEqual({ email: next, signInEmail: person.email });
    await api.signIn(person.email, person.password);
    const told = (await lettersTo(api, person.email)).map((letter) => letter.subject);
    expect(told).toContain('Email address change requested');
    const token = await mailedSecret(api, next, 'Confirm your new email address');
    expectStatus(204, await api.anyone.post('/v1/auth/verify-email', { token }));
    await api.signIn(next, person.password);
  });
});
