import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { busOptions, connectBus } from './messaging/jetstream.js';
import { AttributionModule } from './modules/attribution/attribution.module.js';
import { createPostbackHandler } from './modules/attribution/public.js';
import { MerchantKeysModule, PostbackTokens } from './modules/auth/public.js';
import { CommissionModule } from './modules/commission/commission.module.js';
import {
  createPostbackTlsServer,
  createTrackerServer,
  postbackTlsFiles,
  startClickPath,
} from './modules/tracking/public.js';
import { QueueMetrics } from './platform/queue-metrics.js';
import { openDatabase } from './platform/database.js';
import { Health, serveHealth } from './platform/health.js';
import { IpDatabase } from './platform/ip-database.js';
import { RequestLimits } from './platform/limits/request-limits.js';
import { createLogger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { networkList } from './platform/networks.js';
import { PlatformModule } from './platform/platform.module.js';
import { openRedis, refuseEvictingRedis } from './platform/redis.js';
import { LiveConfig } from './platform/secrets/live-config.js';
import { endOnUncaught, onShutdown } from './platform/shutdown.js';

/**
 * The tracker: redirects (no database, no framework on their way) and postbacks (the same command as the API's, on a
 * pool of its own, so that a stall of PostgreSQL never touches a redirect).
 */
const live = await LiveConfig.open({ PROCESS_NAME: 'tracker', ...process.env });
const { config } = live;
if (config.PORT === undefined) throw new Error('Configuration is not usable:\n  PORT: is not set');
const logger = createLogger(config);
endOnUncaught(logger);
live.watch(logger);
const db = openDatabase(config, logger);
// For the limits of postbacks only; while it is away they pass.
const redis = openRedis(config, logger);
await refuseEvictingRedis(redis);
const bus = await connectBus(busOptions(config, 'tracker'));

@Module({
  imports: [
    PlatformModule.forRoot({ config, logger, db, redis }),
    CqrsModule.forRoot(),
    MerchantKeysModule,
    AttributionModule,
    CommissionModule,
  ],
  providers: [RequestLimits],
})
class TrackerModule {}

const app = await NestFactory.createApplicationContext(TrackerModule, {
  logger: new NestLogger(logger),
  abortOnError: false,
});
const clicks = startClickPath({ bus, config, logger, addresses: app.get(IpDatabase) });
// PostgreSQL is not among the checks: redirects go on without it, and postbacks say 503 by themselves.
const health = new Health({ nats: () => bus.connection.rtt(), links: clicks.checkLinks });
clicks.registerMetrics(health.metrics);

const limits = app.get(RequestLimits);
limits.registerMetrics(health.metrics);
app.get(QueueMetrics).registerMetrics(health.metrics);
const postback = createPostbackHandler({
  ...{ commands: app.get(CommandBus), queries: app.get(QueryBus), tokens: app.get(PostbackTokens), limits, logger },
  proxies: networkList(config.TRUSTED_PROXIES),
});
const tracker = createTrackerServer({
  redirect: clicks.redirect,
  postback,
  health,
  logger,
});
await tracker.listen(config.HOST, config.PORT);
const tls = postbackTlsFiles(config);
const tlsServer = tls && createPostbackTlsServer(tls, postback, logger).listen(tls.port, config.HOST);
const internal = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
logger.info({ port: config.PORT, internalPort: config.INTERNAL_PORT }, 'tracker is up');

onShutdown(logger, async () => {
  health.drain();
  await live.stop();
  tlsServer?.close();
  await tracker.stop();
  await clicks.stop();
  await app.close();
  internal.close();
  await bus.connection.drain();
  redis.disconnect();
  await db.close();
});
