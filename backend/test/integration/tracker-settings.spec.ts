import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { busOptions, connectBus } from '../../src/messaging/jetstream.js';
import { namesIn, processSections, settingNames } from '../../src/platform/config/processes.js';
import { createLogger } from '../../src/platform/logger.js';
import { LiveConfig } from '../../src/platform/secrets/live-config.js';
import { startTracker } from '../../src/start-tracker.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { testSettings, uniqueName } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { writeIpFiles } from '../support/ip-files.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { publishLink, publishProgram, removeStreams } from '../support/tracker.js';

/** The tracker as its main starts it, over an environment that has the settings of every process. */
const files = writeIpFiles({ '198.51.100.0/24': 'FR' }, {});
let api: TestApi;
let shop: Shop;
let address: string;
let stop: () => Promise<void>;
/** Settings that were taken from the environment, and those that something has used since. */
const [taken, used] = [new Set<string>(), new Set<string>()];

/** The same object; what is read of it is noted. */
function noting<T extends object>(values: T, noted: Set<string>): T {
  return new Proxy(values, {
    get: (target, name) => {
      if (/^[A-Z]/.test(String(name))) noted.add(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
}

beforeAll(async () => {
  api = await startTestApi();
  shop = await createShop(api);
  const [port, internalPort] = await freePorts(2);
  address = `http://127.0.0.1:${port}`;
  const { DATABASE_URL, NATS_NAMESPACE, REDIS_PREFIX } = api.settings;
  const env = testSettings({
    ...{ DATABASE_URL, NATS_NAMESPACE, REDIS_PREFIX, PORT: String(port), INTERNAL_PORT: String(internalPort) },
    ...{ GEOIP_COUNTRY_FILE: files.country, TRUSTED_PROXIES: '127.0.0.1', COUNTRY_HEADER: 'x-country' },
  });
  const { config } = await LiveConfig.open('tracker', noting(env, taken));
  const bus = await connectBus(busOptions(api.settings, 'test'));
  await publishProgram(bus);
  await publishLink(bus, { code: 'summer' });
  const logger = createLogger(config);
  const stopTracker = await startTracker({ config: noting(config, used) }, logger);
  stop = async () => {
    await stopTracker();
    await removeStreams(bus);
    await bus.connection.close();
  };
}, 60_000);

afterAll(async () => {
  await stop();
  await api.close();
  files.remove();
});

const get = (path: string): Promise<Response> => fetch(`${address}${path}`, { redirect: 'manual' });

test('it looks at its own settings and at no others', () => {
  expect([...taken].sort()).toEqual([
    'CLICK_DEADLINE_MS',
    'CLICK_ID_KEYS',
    'CLICK_LANE',
    'COUNTRY_HEADER',
    'DATABASE_CONNECTION_SECONDS',
    'DATABASE_POOL',
    'DATABASE_ROLE',
    'DATABASE_URL',
    'GEOIP_ASN_FILE',
    'GEOIP_COUNTRY_FILE',
    'GEOIP_INTERVAL_MS',
    'HOST',
    'INTERNAL_PORT',
    'LIMITS',
    'LOG_LEVEL',
    'NATS_NAMESPACE',
    'NATS_URL',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_TRACES_SAMPLER',
    'OTEL_TRACES_SAMPLER_ARG',
    'PORT',
    'POSTBACK_TLS_CERT',
    'POSTBACK_TLS_CLIENT_CA',
    'POSTBACK_TLS_KEY',
    'POSTBACK_TLS_PORT',
    'PROCESS_NAME',
    'REDIS_PREFIX',
    'REDIS_URL',
    'SECRETS_AWS_ENDPOINT',
    'SECRETS_AWS_ID',
    'SECRETS_DIR',
    'SECRETS_INTERVAL_MS',
    'TRUSTED_PROXIES',
  ]);
});

test('it uses every one of them for redirects and postbacks, and needs no more', async () => {
  await eventually(async () => (await get('/c/summer')).status === 302);
  const order = { token: shop.postbackToken, order_id: uniqueName(), amount: '10.00', currency: 'EUR' };
  const postback = await get(`/postback?${new URLSearchParams({ ...order, click_id: 'A'.repeat(52) })}`);
  expect(await postback.json()).toMatchObject({ status: 'recorded', code: 'click_id_forged' });
  const own = namesIn(processSections.tracker);
  // The logger was made before, and the source of secrets was asked by the configuration itself.
  const before: readonly string[] = ['LOG_LEVEL', ...settingNames.secretSource];
  expect(own.filter((name) => !used.has(name))).toEqual(before);
  expect([...used].filter((name) => !own.includes(name))).toEqual([]);
});
