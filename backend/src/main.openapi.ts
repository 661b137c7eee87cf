import 'reflect-metadata';
import { Redis } from 'ioredis';
import { apiModule } from './api.module.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database.js';
import { Health } from './platform/health.js';
import { createHttpApp } from './platform/http-app.js';
import { createLogger } from './platform/logger.js';
import { describeApi } from './platform/openapi.js';

/**
 * Prints the API's OpenAPI document, as `docs/openapi.json` keeps it and the frontends' client is generated from. Wires
 * the API like its process does but opens no connection: addresses and secrets stand for nothing.
 */
const nowhere = (protocol: string) => `${protocol}://127.0.0.1:9`;
const config = readConfig('api', {
  LOG_LEVEL: 'silent',
  PORT: '1',
  INTERNAL_PORT: '1',
  PUBLIC_API_URL: nowhere('http'),
  PUBLIC_TRACKER_URL: nowhere('http'),
  DATABASE_URL: nowhere('postgres'),
  CLICKHOUSE_URL: nowhere('http'),
  CLICKHOUSE_USER: 'nobody',
  CLICKHOUSE_PASSWORD: '',
  REDIS_URL: nowhere('redis'),
  JWT_KEYS: `openapi:${'x'.repeat(43)}`,
  CLICK_ID_KEYS: `0:${'x'.repeat(43)}`,
  FACTOR_KEYS: `0:${'x'.repeat(43)}`,
  CUSTOMER_HASH_KEY: 'x'.repeat(32),
});
const logger = createLogger(config);
const db = openDatabase(config, logger);
const redis = new Redis(config.REDIS_URL, { lazyConnect: true });

const app = await createHttpApp(apiModule({ config, logger, db, redis }), {
  config,
  logger,
  health: new Health({}),
});
await app.init();
// Where the API runs is not part of what it is.
const document = { ...describeApi(app, config), servers: [{ url: '/' }] };
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
await app.close();
redis.disconnect();
await db.close();
