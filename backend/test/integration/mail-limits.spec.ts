import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lettersTo } from '../builders/mailbox.js';
import { createAffiliate } from '../builders/shop.js';
import type { ApiClient } from '../support/api-client.js';
import { expectStatus } from '../support/api-client.js';
import { uniqueName } from '../support/env.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const hour = 3_600_000;
let api: TestApi;
let affiliate: ApiClient;
let email: string;
let password: string;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set(new Date());
  ({ email, password } = await createAffiliate(api, []));
  affiliate = await api.signIn(email, password);
});

const stranger = () => `${uniqueName()}@strangers.example`;
const invite = (email: string, by = affiliate) =>
  by.post('/v1/me/team/invitations', { email, role: 'affiliate_viewer' });

describe('S9: mails that somebody asks for', () => {
  test('are limited per sender, whatever asks for them, with the time to wait', async () => {
    for (let i = 0; i < 18; i += 1) expectStatus(201, await invite(stranger()));
    for (let i = 0; i < 2; i += 1)
      expectStatus(202, await affiliate.post('/v1/me/email', { email: stranger(), password }));
    const late = stranger();
    const refused = await invite(late);
    expect(refused).toMatchObject({ status: 429, body: { code: 'mail_limit_reached' } });
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
    expect((await affiliate.post('/v1/me/email', { email: late, password })).status).toBe(429);
    // Nothing was kept of what was refused: neither the mail nor the invitation.
    expect(await lettersTo(api, late)).toEqual([]);
    api.clock.advance(wait * 1_000);
    expectStatus(201, await invite(late, await api.signIn(email, password)));
  });

  test('are limited per mailbox, whoever asks and however its address is written', async () => {
    const [name, host] = [uniqueName(), 'strangers.example'];
    const addresses = [`${name}@${host}`, `${name}+a@${host}`, `${name.toUpperCase()}@${host}`, `${name}+b@${host}`];
    const other = await createAffiliate(api, []);
    const another = await api.signIn(other.email, other.password);
    for (const [index, email] of [...addresses, ...addresses].slice(0, 6).entries()) {
      const by = index < 3 ? affiliate : another;
      const change = { email, password: index < 3 ? password : other.password };
      expectStatus(202, await by.post('/v1/me/email', change));
    }
    expect(await invite(addresses[0] ?? '')).toMatchObject({ status: 429, body: { code: 'mail_limit_reached' } });
    expectStatus(201, await invite(stranger()));
    api.clock.advance(hour);
    expectStatus(201, await invite(addresses[0] ?? '', await api.signIn(email, password)));
  });

  test('hold back no news of the account itself', async () => {
    for (let i = 0; i < 20; i += 1) await invite(stranger());
    const change = { currentPassword: password, newPassword: `new ${password}` };
    expectStatus(200, await affiliate.post('/v1/auth/password', change));
    expect((await lettersTo(api, email)).map(({ subject }) => subject)).toContain('Your password was changed');
  });

  test('are counted exactly when many are asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => invite(stranger())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

describe('S9: a name that an affiliate chose', () => {
  test.each([
    `Pay here: https://evil.example/${'x'.repeat(60)}`,
    'Kaja\r\n\r\nYour account is locked',
    'go to evil.example now',
    'x'.repeat(101),
  ])('may not be %j', async (name) => {
    expect(await affiliate.patch('/v1/me', { name })).toMatchObject({
      status: 400,
      body: { code: 'validation_failed' },
    });
    expect((await api.admin.post('/v1/affiliates', { name, email: stranger() })).status).toBe(400);
  });

  test('is quoted in the mail to whom it invites, kept in one spelling', async () => {
    expectStatus(200, await affiliate.patch('/v1/me', { name: 'Mu\u0308ller "Deals"' }));
    const invited = stranger();
    expectStatus(201, await invite(invited));
    const [letter] = await lettersTo(api, invited);
    expect(letter?.paragraphs[0]).toContain("the team of \u201cM\u00fcller 'Deals'\u201d");
  });
});
