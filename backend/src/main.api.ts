import 'reflect-metadata';
import { apiModule } from './api.module.js';
import { QueueMetrics } from './platform/queue-metrics.js';
import { openDatabase } from './platform/database.js';
import { Health, serveHealth } from './platform/health.js';
import { createHttpApp } from './platform/http-app.js';
import { RequestLimits } from './platform/limits/request-limits.js';
import { createLogger } from './platform/logger.js';
import { assertKeepsKeys, openRedis, refuseEvictingRedis } from './platform/redis.js';
import { LiveConfig } from './platform/secrets/live-config.js';
import { endOnUncaught, onShutdown } from './platform/shutdown.js';
import { startTracing } from './platform/start-tracing.js';

/** The API: REST for apps, merchants and integrations. Holds no state; run as many as needed. */
const live = await LiveConfig.open('api', process.env);
const { config } = live;
const logger = createLogger(config);
endOnUncaught(logger);
live.watch(logger);
const stopTracing = await startTracing(config, logger);
const db = openDatabase(config, logger);
const redis = openRedis(config, logger);
await refuseEvictingRedis(redis);
const health = new Health({ postgres: () => db.rows`select 1`, redis: () => assertKeepsKeys(redis) });

const app = await createHttpApp(apiModule({ config, logger, db, redis }), { config, logger, health });
for (const metrics of [RequestLimits, QueueMetrics]) app.get(metrics).registerMetrics(health.metrics);
await app.listen(config.PORT, config.HOST);
const internal = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
logger.info({ port: config.PORT, internalPort: config.INTERNAL_PORT }, 'api is up');

onShutdown(logger, async () => {
  health.drain();
  await live.stop();
  await app.close();
  internal.close();
  redis.disconnect();
  await db.close();
  await stopTracing();
});
