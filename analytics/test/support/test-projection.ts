import type { ClickHouseClient } from '@clickhouse/client';
import { createLogger } from '@tributary/backend/platform/logger';
import { Registry } from 'prom-client';
import { Projection } from '../../src/projection.js';
import type { ProjectionOptions } from '../../src/projection.js';
import { ProjectionMetrics } from '../../src/projection-metrics.js';
import type { ProjectedTable } from '../../src/projectors/tables.js';
import type { TestBus } from './test-bus.js';

type Extra = Partial<Pick<ProjectionOptions, 'leaseMs' | 'afterStep' | 'types'>>;

/** The projection of one table, in this process, as `main` wires it. */
export function testProjection(
  { bus, kv }: TestBus,
  clickhouse: ClickHouseClient,
  table: ProjectedTable,
  extra: Extra = {},
): Projection & { metrics: Registry } {
  const registry = new Registry();
  const metrics = new ProjectionMetrics(registry);
  const logger = createLogger({
    PROCESS_NAME: 'test',
    LOG_LEVEL: process.env['TEST_LOG'] === 'on' ? 'info' : 'silent',
  });
  const options = { bus, kv, clickhouse, logger, metrics, table, leaseMs: 1_000, ...extra };
  return Object.assign(new Projection(options), { metrics: registry });
}
