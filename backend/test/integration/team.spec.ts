import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAffiliate } from '../builders/shop.js';
import { signInAs } from '../builders/staff.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { newestLetter } from '../support/mails.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const password = 'a password of some length';
const days = 24 * 60 * 60 * 1_000;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

/** The same for both kinds of team: who may manage it, where, and a role to give. */
const sides = [
  {
    side: 'the operator',
    path: '/v1/team',
    role: 'program_manager',
    other: 'finance',
    head: () => Promise.resolve(api.admin),
  },
  {
    side: 'an affiliate',
    path: '/v1/me/team',
    role: 'affiliate_manager',
    other: 'affiliate_viewer',
    head: async () => {
      const { email, password: theirs } = await createAffiliate(api, []);
      return api.signIn(email, theirs);
    },
  },
] as const;

async function tokenFor(email: string): Promise<string> {
  const { url } = await newestLetter(api, email);
  return new URL(url ?? 'none:').hash.slice(1);
}

async function invite(head: ApiClient, path: string, role: string): Promise<{ id: string; email: string }> {
  const email = `${uniqueName()}@people.example`;
  const body = expectStatus(201, await head.post(`${path}/invitations`, { email, role }));
  return { id: body['id'] as string, email };
}

/** Somebody invited who came. @returns id in the team and a session's refresh cookie */
async function join(head: ApiClient, path: string, role: string) {
  const { email } = await invite(head, path, role);
  const token = await tokenFor(email);
  expectStatus(201, await api.anyone.post('/v1/auth/invitations/accept', { token, name: 'Grace', password }));
  const signedIn = await api.anyone.post('/v1/auth/sign-in', { email, password });
  const id = expectStatus(200, signedIn)['user']['id'] as string;
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { id, email, cookie, client: api.anyone.as(signedIn.body['accessToken'] as string) };
}

describe.each(sides)('the team of $side', ({ path, role, other, head: headOf }) => {
  let head: ApiClient;
  beforeAll(async () => {
    head = await headOf();
  });

  test('grows by a link that is good once', async () => {
    const { id, email } = await invite(head, path, role);
    const token = await tokenFor(email);
    const found = expectStatus(200, await api.anyone.post('/v1/auth/invitations/find', { token }));
    expect(found).toMatchObject({ email, role });
    const accept = () => api.anyone.post('/v1/auth/invitations/accept', { token, name: 'Grace', password });
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await accept()).body['code']).toBe('invitation_unusable');
    await api.signIn(email, password);
    const members = expectStatus(200, await head.get(`${path}?limit=200`))['data'];
    expect(members).toContainEqual(expect.objectContaining({ email, role, name: 'Grace', state: 'active' }));
    const invitations = expectStatus(200, await head.get(`${path}/invitations`))['data'];
    expect(invitations).toContainEqual(expect.objectContaining({ id, state: 'accepted' }));
  });

  test('keeps no secret of a link, and says in the trail who asked whom', async () => {
    const { id, email } = await invite(head, path, role);
    const token = await tokenFor(email);
    const kept = JSON.stringify([
      await api.prisma.auditEntry.findMany({ omit: { position: true } }),
      await api.prisma.auditPersonal.findMany(),
      await api.prisma.idempotencyKey.findMany(),
    ]);
    expect(kept).not.toContain(token);
    const entry = await api.prisma.auditEntry.findFirst({ where: { targets: { has: id } } });
    expect(entry).toMatchObject({ action: 'InvitePerson', changes: [{ kind: 'invitation', after: { role } }] });
    expect(JSON.stringify(entry?.changes)).not.toContain(email);
  });

  test('forgets a link that was sent again, withdrawn or is a week old', async () => {
    const { id, email } = await invite(head, path, role);
    const first = await tokenFor(email);
    expectStatus(200, await head.post(`${path}/invitations/${id}/resend`));
    const second = await tokenFor(email);
    const find = async (token: string) => (await api.anyone.post('/v1/auth/invitations/find', { token })).status;
    expect([await find(first), await find(second)]).toEqual([404, 200]);
    api.clock.advance(7 * days);
    expect(await find(second)).toBe(404);
    api.clock.advance(-7 * days);
    expect(expectStatus(200, await head.delete(`${path}/invitations/${id}`))).toMatchObject({ state: 'withdrawn' });
    expect(await find(second)).toBe(404);
    expect(await head.post(`${path}/invitations/${id}/resend`)).toMatchObject({ status: 409 });
  });

  test('asks nobody twice', async () => {
    const { email } = await invite(head, path, role);
    const again = (address: string) => head.post(`${path}/invitations`, { email: address, role });
    expect((await again(email.toUpperCase())).body['code']).toBe('already_invited');
    const member = await join(head, path, role);
    expect((await again(member.email)).body['code']).toBe('already_in_team');
  });

  test('does not tell who invites that an address has an account elsewhere', async () => {
    const stranger = await createAffiliate(api, []);
    expectStatus(201, await head.post(`${path}/invitations`, { email: stranger.email, role }));
    const { text, url } = await newestLetter(api, stranger.email);
    expect(text).toContain('belongs to another account');
    expect(url).toBeUndefined();
  });

  test('gives a role that counts with the next access token', async () => {
    const { id, cookie } = await join(head, path, role);
    expect(expectStatus(200, await head.patch(`${path}/${id}`, { role: other }))).toMatchObject({ role: other });
    const refreshed = await api.anyone.post('/v1/auth/refresh', undefined, { cookie });
    expect(expectStatus(200, refreshed)['user']).toMatchObject({ role: other });
    const foreign = path === '/v1/team' ? 'affiliate_viewer' : 'owner';
    expect((await head.patch(`${path}/${id}`, { role: foreign })).status).toBe(400);
  });

  test('keeps out who is suspended, with the answer for a wrong password, until restored', async () => {
    const { id, email, cookie } = await join(head, path, role);
    const wrong = await api.anyone.post('/v1/auth/sign-in', { email, password: 'another password' });
    expect(expectStatus(200, await head.post(`${path}/${id}/suspend`))).toMatchObject({ state: 'suspended' });
    const refused = await api.anyone.post('/v1/auth/sign-in', { email, password });
    const words = ({ body }: typeof wrong) => [body['status'], body['code'], body['detail']];
    expect(words(refused)).toEqual(words(wrong));
    expect(await api.anyone.post('/v1/auth/refresh', undefined, { cookie })).toMatchObject({
      status: 401,
      body: { code: 'session_ended' },
    });
    expectStatus(200, await head.post(`${path}/${id}/restore`));
    await api.signIn(email, password);
    const entries = await api.prisma.auditEntry.findMany({
      where: { targets: { has: id }, action: 'ChangeSuspension' },
    });
    expect(entries).toHaveLength(2);
  });

  test('does not let anybody change oneself', async () => {
    const id = expectStatus(200, await head.get('/v1/me'))['id'] as string;
    for (const answer of [await head.patch(`${path}/${id}`, { role }), await head.post(`${path}/${id}/suspend`)]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'own_account' } });
    }
  });
});

test("an affiliate's team is nobody else's", async () => {
  const [mine, theirs] = [await sides[1].head(), await sides[1].head()];
  const { id } = await join(theirs, '/v1/me/team', 'affiliate_viewer');
  expect(await mine.post(`/v1/me/team/${id}/suspend`)).toMatchObject({ status: 404 });
  expect(JSON.stringify((await mine.get('/v1/me/team')).body)).not.toContain(id);
});

test('of two owners who suspend each other at once, one stays', async () => {
  const [first, second] = [await signInAs(api, 'owner', null), await signInAs(api, 'owner', null)];
  const idOf = async (client: ApiClient) => expectStatus(200, await client.get('/v1/me'))['id'] as string;
  const ids = [await idOf(first), await idOf(second)] as const;
  const admin = await idOf(api.admin);
  expectStatus(200, await first.post(`/v1/team/${admin}/suspend`));
  const answers = await Promise.all([
    first.post(`/v1/team/${ids[1]}/suspend`),
    second.post(`/v1/team/${ids[0]}/suspend`),
  ]);
  // Whoever comes second is the last owner, or is found to be suspended before anything else is looked at.
  expect(answers.map(({ status }) => status)).toContain(200);
  expect(answers.map(({ body }) => body['code'])).toContainEqual(expect.stringMatching(/^(last_owner|session_ended)$/));
  await expect(api.signIn(adminSignIn.email, adminSignIn.password)).rejects.toThrow('sign_in_refused');
});
