import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { assertKeepsKeys, EvictingRedis, openRedis, refuseEvictingRedis } from '../../src/platform/redis.js';
import { createLogger } from '../../src/platform/logger.js';
import { createAffiliate } from '../builders/shop.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

describe('case 1: a Redis that evicts keys', () => {
  afterEach(() => api.redis.config('SET', 'maxmemory-policy', 'noeviction'));

  test.each(['allkeys-lru', 'volatile-ttl', 'volatile-lru'])('is refused at the start: %s', async (policy) => {
    await api.redis.config('SET', 'maxmemory-policy', policy);
    await expect(refuseEvictingRedis(api.redis)).rejects.toThrow(EvictingRedis);
    await expect(assertKeepsKeys(api.redis)).rejects.toThrow(/set maxmemory-policy to noeviction/);
  });

  test('is not what the tests and the product run on', async () => {
    await expect(assertKeepsKeys(api.redis)).resolves.toBeUndefined();
  });

  test('cannot be told from another while it is away, which stops no start', async () => {
    const away = openRedis({ ...api.config, REDIS_URL: 'redis://127.0.0.1:1' }, createLogger(api.config));
    await expect(refuseEvictingRedis(away)).resolves.toBeUndefined();
    await expect(assertKeepsKeys(away)).rejects.not.toBeInstanceOf(EvictingRedis);
    away.disconnect();
  });
});

/** Keys of each command with several, and of each transaction, that the work sent to Redis. */
async function keysTogether(work: () => Promise<void>): Promise<string[][]> {
  const monitor = await api.redis.monitor();
  const groups: string[][] = [];
  const open = new Map<string, string[]>();
  monitor.on('monitor', (_time: string, [name = '', ...args]: string[], source: string) => {
    const command = name.toLowerCase();
    const keys = /^eval(sha)?$/.test(command) ? args.slice(2, 2 + Number(args[1])) : args.slice(0, 1);
    if (command === 'multi') open.set(source, []);
    else if (command === 'exec') groups.push(open.get(source) ?? []);
    if (command === 'exec') open.delete(source);
    else if (open.has(source)) open.get(source)?.push(...(command === 'multi' ? [] : keys));
    else if (/^(eval|evalsha)$/.test(command)) groups.push(keys);
    else if (/^(del|unlink|mget|exists)$/.test(command)) groups.push(args);
  });
  await work();
  await api.redis.ping();
  await new Promise((resolve) => setTimeout(resolve, 100));
  monitor.disconnect();
  const own = groups.map((keys) => keys.filter((key) => key.startsWith(api.config.REDIS_PREFIX)));
  return own.filter((keys) => new Set(keys).size > 1);
}

const slotOf = (key: string): string => /\{([^}]+)\}/.exec(key)?.[1] ?? key;

test('case 1: keys that one script or transaction touches share a hash tag', async () => {
  const { email, password } = await createAffiliate(api, []);
  const together = await keysTogether(async () => {
    await api.anyone.post('/v1/auth/sign-in', { email, password: 'a wrong one' });
    const answer = await api.anyone.post('/v1/auth/sign-in', { email, password });
    const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const person = api.anyone.as(answer.body['accessToken'] as string);
    await api.anyone.post('/v1/auth/sign-in', { email, password }, { cookie: cookies });
    await api.anyone.post('/v1/auth/refresh', undefined, { cookie: cookies });
    await person.get('/v1/me/sessions');
    await person.post('/v1/auth/factors/totp');
    await person.post('/v1/me/sessions/end-others');
    await api.anyone.post('/v1/auth/forgot-password', { email });
    await api.anyone.post('/v1/auth/sign-out', undefined, { cookie: cookies });
  });
  expect(together.length).toBeGreaterThan(0);
  expect(together.filter((keys) => new Set(keys.map(slotOf)).size > 1)).toEqual([]);
});
