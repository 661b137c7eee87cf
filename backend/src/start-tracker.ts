import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { busOptions, connectBus } from './messaging/jetstream.js';
import { AttributionModule } from './modules/attribution/attribution.module.js';
import { createPostbackHandler } from './modules/attribution/public.js';
import { MerchantKeysModule, PostbackTokens } from './modules/merchant-keys/public.js';
import { CommissionModule } from './modules/commission/commission.module.js';
import {
  createPostbackTlsServer,
  createTrackerServer,
  postbackTlsFiles,
  startClickPath,
} from './modules/tracking/public.js';
import { openDatabase } from './platform/database.js';
import { Health, serveHealth } from './platform/health.js';
import { IpDatabase } from './platform/ip-database.js';
import { RequestLimits } from './platform/limits/request-limits.js';
import type { Logger } from './platform/logger.js';
import { NestLogger } from './platform/nest-logger.js';
import { networkList } from './platform/networks.js';
import { PlatformModule } from './platform/platform.module.js';
import type { PlatformParts } from './platform/platform.module.js';
import { QueueMetrics } from './platform/queue-metrics.js';
import { openRedis, refuseEvictingRedis } from './platform/redis.js';
import { startTracing } from './platform/start-tracing.js';
import type { LiveConfig } from './platform/secrets/live-config.js';

class TrackerModule {}

function trackerModule(parts: PlatformParts): DynamicModule {
  return {
    module: TrackerModule,
    imports: [
      PlatformModule.forRoot(parts),
      CqrsModule.forRoot(),
      MerchantKeysModule,
      AttributionModule,
      CommissionModule,
    ],
    providers: [RequestLimits],
  };
}

/**
 * The tracker: redirects (no database, no framework on their way) and postbacks (the same command as the API's, on a
 * pool of its own, so that a stall of PostgreSQL never touches a redirect).
 * @returns what stops it in order
 */
export async function startTracker(
  { config }: Pick<LiveConfig<'tracker'>, 'config'>,
  logger: Logger,
): Promise<() => Promise<void>> {
  const stopTracing = await startTracing(config, logger);
  const db = openDatabase(config, logger);
  // For the limits of postbacks only; while it is away they pass.
  const redis = openRedis(config, logger);
  await refuseEvictingRedis(redis);
  const bus = await connectBus(busOptions(config, 'tracker'));
  const app = await NestFactory.createApplicationContext(trackerModule({ config, logger, db, redis }), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const addresses = new IpDatabase(config, logger);
  const clicks = startClickPath({ bus, config, logger, addresses });
  // PostgreSQL is not among the checks: redirects go on without it, and postbacks say 503 by themselves.
  const health = new Health({ nats: () => bus.connection.rtt(), links: clicks.checkLinks });
  const limits = app.get(RequestLimits);
  for (const metrics of [clicks, limits, app.get(QueueMetrics)]) metrics.registerMetrics(health.metrics);
  const postback = createPostbackHandler({
    ...{ commands: app.get(CommandBus), queries: app.get(QueryBus), tokens: app.get(PostbackTokens), limits, logger },
    proxies: networkList(config.TRUSTED_PROXIES),
  });
  const tracker = createTrackerServer({ redirect: clicks.redirect, postback, health, logger });
  await tracker.listen(config.HOST, config.PORT);
  const tls = postbackTlsFiles(config);
  const tlsServer = tls && createPostbackTlsServer(tls, postback, logger).listen(tls.port, config.HOST);
  const internal = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
  logger.info({ port: config.PORT, internalPort: config.INTERNAL_PORT }, 'tracker is up');

  return async () => {
    health.drain();
    tlsServer?.close();
    await tracker.stop();
    await clicks.stop();
    addresses.close();
    await app.close();
    internal.close();
    await bus.connection.drain();
    redis.disconnect();
    await db.close();
    await stopTracing();
  };
}
