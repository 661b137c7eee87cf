import { busOptions } from '@tributary/backend/messaging/jetstream';
import { Health, serveHealth } from '@tributary/backend/platform/health';
import { createLogger } from '@tributary/backend/platform/logger';
import { LiveConfig } from '@tributary/backend/platform/secrets/live-config';
import { endOnUncaught, onShutdown } from '@tributary/backend/platform/shutdown';
import { startTracing } from '@tributary/backend/platform/start-tracing';
import { clickhouseClient } from './clickhouse.js';
import { connectWhenPossible } from './connect-when-possible.js';
import type { ProjectorBus } from './connect-when-possible.js';
import { Projection } from './projection.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { tableNames } from './projectors/tables.js';

/** The projector process: streams CLICKS and EVENTS into the tables of ClickHouse. */
async function main(live: LiveConfig<'projector'>): Promise<void> {
  const { config } = live;
  const logger = createLogger(config);
  endOnUncaught(logger);
  live.watch(logger);
  const stopTracing = await startTracing(config, logger);
  const clickhouse = clickhouseClient(config);
  const stopping = new AbortController();
  const projections: Projection[] = [];
  // Filled when NATS answers; the process is alive, and says what it waits for, before.
  const connected: { nats?: ProjectorBus } = {};
  const health = new Health({
    nats: async () => {
      if (!connected.nats) throw new Error('not connected yet');
      await connected.nats.bus.connection.flush();
    },
    clickhouse: async () => {
      const ping = await clickhouse.ping();
      if (!ping.success) throw ping.error;
    },
    projections: () => {
      const problem = projections.map((projection) => projection.problem).find((p) => p !== undefined);
      if (problem !== undefined) throw new Error(problem);
    },
  });
  const server = await serveHealth(health, config.HOST, config.INTERNAL_PORT);
  onShutdown(logger, async () => {
    health.drain();
    stopping.abort();
    await live.stop();
    await Promise.all(projections.map((projection) => projection.stop()));
    await connected.nats?.bus.connection.close();
    await clickhouse.close();
    server.close();
    await stopTracing();
  });

  const nats = await connectWhenPossible(busOptions(config, config.PROCESS_NAME), logger, stopping.signal);
  if (!nats) return;
  connected.nats = nats;
  const metrics = new ProjectionMetrics(health.metrics);
  const leaseMs = config.PROJECTOR_LEASE_MS;
  for (const table of tableNames) {
    const projection = new Projection({ ...nats, clickhouse, table, logger, metrics, leaseMs });
    projections.push(projection);
    projection.start();
  }
  logger.info({ port: config.INTERNAL_PORT }, 'projector is running');
}

try {
  await main(await LiveConfig.open('projector', process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
