import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';
import { namesIn, processSections, settingNames } from './config/processes.js';
import type { ProcessName, SectionName } from './config/processes.js';
import { sections } from './config/sections.js';
import { usualLimits } from './limits/limit-table.js';

const api = {
  PORT: '4000',
  INTERNAL_PORT: '4010',
  PUBLIC_API_URL: 'https://api.example',
  PUBLIC_TRACKER_URL: 'https://go.example',
  DATABASE_URL: 'postgres://app:pw@db/tributary',
  CLICKHOUSE_URL: 'http://clickhouse:8123',
  CLICKHOUSE_USER: 'app',
  CLICKHOUSE_PASSWORD: 'pw',
  REDIS_URL: 'redis://redis:6379',
  JWT_KEYS: `a:${'c'.repeat(43)}`,
  CLICK_ID_KEYS: `1:${'a'.repeat(43)}, 0:${'b'.repeat(43)}`,
  FACTOR_KEYS: `new:${'c'.repeat(43)},old:${'d'.repeat(43)}`,
  CUSTOMER_HASH_KEY: 'y'.repeat(32),
};
const tracker = { ...api, NATS_URL: 'nats://nats:4222' };

/** An environment that notes what is looked at. */
function watched(env: Record<string, string>): { readonly env: Record<string, string>; readonly read: Set<string> } {
  const read = new Set<string>();
  const get = (target: Record<string, string>, name: string): string | undefined => {
    read.add(name);
    return target[name];
  };
  const ownKeys = (): string[] => {
    throw new Error('the whole environment is looked at');
  };
  return { env: new Proxy(env, { get, ownKeys } as ProxyHandler<Record<string, string>>), read };
}

describe('the sections', () => {
  test('have a schema for each of their settings, and each setting stands in one of them', () => {
    for (const [name, schema] of Object.entries(sections))
      expect(Object.keys(schema.shape)).toEqual([...settingNames[name as SectionName]]);
    const all = namesIn(Object.keys(settingNames) as SectionName[]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are each used by a process', () => {
    expect(new Set(Object.values(processSections).flat())).toEqual(new Set(Object.keys(settingNames)));
  });
});

describe('readConfig', () => {
  test.each(['api', 'tracker', 'worker', 'projector', 'seed', 'audit-verify', 'rebuild', 'integrity'] as ProcessName[])(
    'looks at the settings of %s and at no others',
    (name) => {
      const { env, read } = watched({ ...tracker, SMTP_URL: 'smtp://mail', AUDIT_KEYS: api.JWT_KEYS, SEED_FILE: 'x' });
      const config = readConfig(name, env);
      expect([...read].sort()).toEqual(namesIn(processSections[name]).sort());
      expect(namesIn(processSections[name])).toEqual(expect.arrayContaining(Object.keys(config)));
    },
  );

  test('gives a process no setting of another, and says so to whoever reads one', () => {
    const config: Readonly<Record<string, unknown>> = readConfig('tracker', tracker);
    expect(Object.values(config)).not.toContain(api.CLICKHOUSE_PASSWORD);
    expect(() => config['JWT_KEYS']).toThrow('not given the setting JWT_KEYS');
    expect(config['SOMETHING_ELSE']).toBeUndefined();
  });

  test('reads limits: the usual ones but for the classes that are named', () => {
    expect(readConfig('api', api).LIMITS).toEqual(usualLimits);
    expect(readConfig('api', { ...api, LIMITS: 'read=10/20, sign-in=1/2' }).LIMITS).toEqual({
      ...usualLimits,
      read: { perAccount: 10, perAddress: 20 },
      'sign-in': { perAccount: 1, perAddress: 2 },
    });
  });

  test.each(['read=10', 'reed=10/20', 'read=0/20'])('refuses the limits %s', (LIMITS) => {
    expect(() => readConfig('api', { ...api, LIMITS })).toThrow(/LIMITS: must be a list/);
  });

  test('reads numbers, keys and defaults', () => {
    const config = readConfig('tracker', { ...tracker, COUNTRY_HEADER: 'CF-IPCountry' });
    expect(config).toMatchObject({ INTERNAL_PORT: 4010, NATS_NAMESPACE: '', CLICK_DEADLINE_MS: 3_000 });
    expect(config).toMatchObject({ PROCESS_NAME: 'tracker', CLICK_LANE: '0', COUNTRY_HEADER: 'cf-ipcountry' });
    expect(config.CLICK_ID_KEYS.map(({ id, secret }) => [id, secret.length])).toEqual([
      [1, 32],
      [0, 32],
    ]);
    expect(readConfig('api', api).FACTOR_KEYS.map(({ id, secret }) => [id, secret.length])).toEqual([
      ['new', 32],
      ['old', 32],
    ]);
  });

  test.each([
    ['api', 'PORT', undefined],
    ['api', 'INTERNAL_PORT', '70000'],
    ['api', 'INTERNAL_PORT', undefined],
    ['api', 'DATABASE_URL', 'mysql://db/tributary'],
    ['tracker', 'NATS_URL', 'not a url'],
    ['api', 'JWT_KEYS', 'a:short'],
    ['tracker', 'CLICK_ID_KEYS', `16:${'a'.repeat(43)}`],
    ['tracker', 'CLICK_ID_KEYS', '0:tooshort'],
    ['tracker', 'CLICK_LANE', 'two.parts'],
    ['tracker', 'COUNTRY_HEADER', 'x country'],
    ['api', 'FACTOR_KEYS', 'new:tooshort'],
    ['api', 'FACTOR_KEYS', 'c'.repeat(43)],
    ['api', 'LOG_LEVEL', 'loud'],
    ['api', 'CLICKHOUSE_DATABASE', 'a; drop'],
  ] as const)('of %s names %s when it is %s, without its value', (process, name, value) => {
    const read = () => readConfig(process, { ...tracker, [name]: value });
    expect(read).toThrow(new RegExp(`Configuration is not usable:\\n {2}${name}: `));
    if (value !== undefined) expect(read).not.toThrow(value);
  });

  test('names every wrong setting at once', () => {
    expect(() => readConfig('api', { ...api, REDIS_URL: 'x', JWT_KEYS: undefined })).toThrow(
      /REDIS_URL: [^]*JWT_KEYS: is not set/,
    );
  });

  test('asks for all settings of a client certificate, or none', () => {
    expect(() => readConfig('tracker', { ...tracker, POSTBACK_TLS_PORT: '4443' })).toThrow(
      /POSTBACK_TLS_CERT: set all four, or none\n.*POSTBACK_TLS_KEY: set all four, or none\n.*POSTBACK_TLS_CLIENT_CA: set/,
    );
  });
});
