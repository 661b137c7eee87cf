import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { usualLimits } from './limits/limit-table.js';

const good = {
  PROCESS_NAME: 'api',
  INTERNAL_PORT: '4010',
  PUBLIC_API_URL: 'https://api.example',
  PUBLIC_TRACKER_URL: 'https://go.example',
  DATABASE_URL: 'postgres://app:pw@db/tributary',
  CLICKHOUSE_URL: 'http://clickhouse:8123',
  CLICKHOUSE_USER: 'app',
  CLICKHOUSE_PASSWORD: 'pw',
  NATS_URL: 'nats://nats:4222',
  REDIS_URL: 'redis://redis:6379',
  SMTP_URL: 'smtp://127.0.0.1:9',
  AUDIT_KEYS: `a:${'d'.repeat(43)}`,
  JWT_KEYS: `a:${'c'.repeat(43)}`,
  CLICK_ID_KEYS: `1:${'a'.repeat(43)}, 0:${'b'.repeat(43)}`,
  FACTOR_KEYS: `new:${'c'.repeat(43)},old:${'d'.repeat(43)}`,
  CUSTOMER_HASH_KEY: 'y'.repeat(32),
};

describe('readConfig', () => {
  test('reads limits: the usual ones but for the classes that are named', () => {
    const { LIMITS } = readConfig({ ...good, LIMITS: 'read=10/20, sign-in=1/2' });
    expect(LIMITS).toEqual({
      ...usualLimits,
      read: { perAccount: 10, perAddress: 20 },
      'sign-in': { perAccount: 1, perAddress: 2 },
    });
  });

  test.each(['read=10', 'reed=10/20', 'read=0/20'])('refuses the limits %s', (LIMITS) => {
    expect(() => readConfig({ ...good, LIMITS })).toThrow(/LIMITS: must be a list/);
  });

  test('reads numbers, keys and defaults', () => {
    const config = readConfig(good);
    expect(config).toMatchObject({ INTERNAL_PORT: 4010, NATS_NAMESPACE: '', CLICK_DEADLINE_MS: 3_000 });
    expect(config.CLICK_ID_KEYS.map(({ id, secret }) => [id, secret.length])).toEqual([
      [1, 32],
      [0, 32],
    ]);
    expect(config.FACTOR_KEYS.map(({ id, secret }) => [id, secret.length])).toEqual([
      ['new', 32],
      ['old', 32],
    ]);
  });

  test.each([
    ['INTERNAL_PORT', '70000'],
    ['INTERNAL_PORT', undefined],
    ['DATABASE_URL', 'mysql://db/tributary'],
    ['NATS_URL', 'not a url'],
    ['JWT_KEYS', 'a:short'],
    ['CLICK_ID_KEYS', `16:${'a'.repeat(43)}`],
    ['CLICK_ID_KEYS', '0:tooshort'],
    ['FACTOR_KEYS', 'new:tooshort'],
    ['FACTOR_KEYS', 'c'.repeat(43)],
    ['LOG_LEVEL', 'loud'],
    ['CLICKHOUSE_DATABASE', 'a; drop'],
  ])('names %s when it is %s, without its value', (name, value) => {
    const read = () => readConfig({ ...good, [name]: value });
    expect(read).toThrow(new RegExp(`Configuration is not usable:\\n {2}${name}: `));
    if (value !== undefined) expect(read).not.toThrow(value);
  });

  test('names every wrong variable at once', () => {
    expect(() => readConfig({ ...good, REDIS_URL: 'x', JWT_KEYS: undefined })).toThrow(
      /REDIS_URL: [^]*JWT_KEYS: is not set/,
    );
  });
});
