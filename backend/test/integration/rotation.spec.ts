import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { Redis } from 'ioredis';
import pg from 'pg';
import { mintedClickId } from '../builders/click.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { testEnv, uniqueName } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { adminSignIn, startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

const [firstSeed, secondSeed] = ['a'.repeat(43), 'b'.repeat(43)];
const roles = [uniqueName(), uniqueName()] as const;
/** Accounts of Redis; each has its name as password. */
const visitors = [uniqueName(), uniqueName()] as const;
const redisUrl = testEnv()['REDIS_URL'] ?? '';
let folder: string;
let owner: pg.Client;
let keeper: Redis;
let api: TestApi;
let shop: Shop;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tributary-secrets-'));
  await keep('JWT_KEYS', `first:${firstSeed}`);
  await keep('CLICK_ID_KEYS', `1:${firstSeed}`);
  await keep('FACTOR_KEYS', `first:${firstSeed}`);
  keeper = new Redis(redisUrl);
  for (const name of visitors) await keeper.acl('SETUSER', name, 'on', `>${name}`, '~*', '+@all');
  await keep('REDIS_URL', asVisitor(visitors[0]));
  api = await startTestApi({ SECRETS_DIR: folder, SECRETS_INTERVAL_MS: '50', DATABASE_CONNECTION_SECONDS: '1' });
  owner = new pg.Client({ connectionString: api.config.DATABASE_URL });
  await owner.connect();
  shop = await createShop(api);
}, 60_000);
afterAll(async () => {
  for (const role of roles) await owner.query(`drop role if exists ${role}`);
  await owner.end();
  await api.close();
  await keeper.acl('DELUSER', ...visitors);
  await keeper.quit();
  await rm(folder, { recursive: true });
});

function asVisitor(name: string): string {
  const url = new URL(redisUrl);
  [url.username, url.password] = [name, name];
  return url.href;
}

/** Replaces a secret at once, as mounts do: nobody reads half of it. */
async function keep(name: string, value: string): Promise<void> {
  await writeFile(path.join(folder, `.${name}`), value);
  await rename(path.join(folder, `.${name}`), path.join(folder, name));
}

/** People and merchants who go on working until they are told to stop; gives back every answer that was not a success. */
async function crowd(): Promise<{ failures: ApiAnswer[]; answers: () => number; stop: () => Promise<void> }> {
  const failures: ApiAnswer[] = [];
  let [stopping, answered] = [false, 0];
  const repeat = async (work: () => Promise<ApiAnswer>): Promise<void> => {
    while (!stopping) {
      const answer = await work();
      answered += 1;
      if (answer.status >= 300) failures.push(answer);
    }
  };
  const { email, password } = shop.affiliate;
  // With a code: their secret is opened at each sign-in.
  const colleague = { email: 'colleague@test.example', password: adminSignIn.password };
  await api.saveStaff({ ...colleague, role: 'support', affiliateId: null });
  let person: ApiClient = await api.signIn(email, password);
  const lanes = [
    repeat(() => person.get('/v1/links')),
    repeat(async () => (await api.signIn(colleague.email, colleague.password)).get('/v1/me')),
    repeat(async () => {
      const answer = await api.anyone.post('/v1/auth/sign-in', { email, password });
      if (answer.status === 200) person = api.anyone.as(answer.body['accessToken'] as string);
      return answer;
    }),
    repeat(async () => {
      const clickId = await mintedClickId(api, shop.link.id);
      const amount = { amount: '10.00', currency: 'EUR' };
      const answer = await shop.merchant.post('/v1/conversions', { orderId: uniqueName(), clickId, amount });
      return answer.body['attribution']?.['attributed'] === true ? answer : { ...answer, status: 599 };
    }),
  ];
  return {
    failures,
    answers: () => answered,
    stop: async () => {
      stopping = true;
      await Promise.all(lanes);
    },
  };
}

/** Lets everybody get a few more answers with the secrets as they are now. */
async function goOn(people: { answers: () => number }): Promise<void> {
  const until = people.answers() + 60;
  await eventually(() => people.answers() >= until, 30_000);
}

test('every secret is rotated under load, and no request fails', async () => {
  const people = await crowd();
  await goOn(people);

  // Tokens: the new key signs, what the old one signed stays good until that is taken away.
  const { body } = await api.signInAdmin();
  const old = api.anyone.as(body['accessToken'] as string);
  await keep('JWT_KEYS', `second:${secondSeed},first:${firstSeed}`);
  await eventually(() => api.config.JWT_KEYS[0].id === 'second');
  const fresh = (await api.signInAdmin()).body['accessToken'] as string;
  expect(decodeProtectedHeader(fresh).kid).toBe('second');
  expect((await old.get('/v1/me')).status).toBe(200);
  await goOn(people);
  await keep('JWT_KEYS', `second:${secondSeed}`);
  await eventually(() => api.config.JWT_KEYS.length === 1);
  expect((await old.get('/v1/me')).status).toBe(401);

  // Click ids: known everywhere first, then it signs.
  for (const keys of [`1:${firstSeed},2:${secondSeed}`, `2:${secondSeed},1:${firstSeed}`]) {
    await keep('CLICK_ID_KEYS', keys);
    const signing = Number(keys[0]);
    await eventually(() => api.config.CLICK_ID_KEYS[0]?.id === signing && api.config.CLICK_ID_KEYS.length === 2);
    await goOn(people);
  }

  // Secrets of authenticator apps: what the old key sealed stays open, the new key seals.
  const sealed = await sealedBy();
  expect(sealed).toEqual(['first']);
  await keep('FACTOR_KEYS', `second:${secondSeed},first:${firstSeed}`);
  await eventually(() => api.config.FACTOR_KEYS[0]?.id === 'second');
  await api.saveStaff({
    ...{ email: 'new@test.example', password: adminSignIn.password },
    role: 'support',
    affiliateId: null,
  });
  expect(await sealedBy()).toEqual(['first', 'second']);
  await goOn(people);

  // Redis: a second account beside the first, which then is taken away with its connections.
  expect(await visitorsOfRedis()).toEqual([visitors[0]]);
  await keep('REDIS_URL', asVisitor(visitors[1]));
  await eventually(() => api.config.REDIS_URL.includes(visitors[1]));
  await goOn(people);
  await keeper.acl('DELUSER', visitors[0]);
  await eventually(async () => (await visitorsOfRedis()).join() === visitors[1]);
  await goOn(people);

  // The database: a second account beside the first; when nobody connects as the first any more, it goes.
  for (const role of roles) {
    await owner.query(`create role ${role} login password '${role}' in role tributary_app`);
  }
  for (const role of roles) {
    const url = new URL(api.config.DATABASE_URL);
    [url.username, url.password] = [role, role];
    await keep('DATABASE_URL', url.href);
    await eventually(async () => (await connectedAs()).join() === role, 30_000);
    await goOn(people);
  }
  await owner.query(`drop role ${roles[0]}`);
  await goOn(people);
  await people.stop();
  expect(people.failures).toEqual([]);
}, 90_000);

async function connectedAs(): Promise<string[]> {
  const { rows } = await owner.query<{ usename: string }>(
    `select distinct usename from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows.map(({ usename }) => usename);
}

/** Keys that secrets of authenticator apps lie under. */
async function sealedBy(): Promise<string[]> {
  const { rows } = await owner.query<{ key: string }>(
    `select distinct split_part(totp_secret, '.', 1) as key from factors where totp_secret is not null order by 1`,
  );
  return rows.map(({ key }) => key);
}

async function visitorsOfRedis(): Promise<string[]> {
  const lines = String(await keeper.client('LIST')).split('\n');
  const users = lines.map((line) => / user=(\S+)/.exec(line)?.[1] ?? '').filter((user) => visitors.includes(user));
  return [...new Set(users)];
}
