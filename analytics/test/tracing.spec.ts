import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { subjects } from '@tributary/backend/contracts/subjects';
import { createLogger } from '@tributary/backend/platform/logger';
import { startTracing } from '@tributary/backend/platform/start-tracing';
import { testConfig } from '../../backend/test/support/env.js';
import { startTraceCollector } from '../../backend/test/support/trace-collector.js';
import type { CollectedSpan, TraceCollector } from '../../backend/test/support/trace-collector.js';
import { publishLink, publishProgram, redirectsAtOnce, startTestTracker } from '../../backend/test/support/tracker.js';
import type { TestTracker } from '../../backend/test/support/tracker.js';
import type { Projection } from '../src/projection.js';
import { createTestBus } from './support/test-bus.js';
import type { TestBus } from './support/test-bus.js';
import { createTestDatabase } from './support/test-database.js';
import type { TestDatabase } from './support/test-database.js';
import { testProjection } from './support/test-projection.js';
import { waitFor } from './support/wait-for.js';

/** A tracker and the projection of clicks, whose spans go to a collector by OTLP. */
let collector: TraceCollector;
let bus: TestBus;
let database: TestDatabase;
let projection: Projection;
let tracker: TestTracker;
let stopTracing: () => Promise<void>;

beforeAll(async () => {
  collector = await startTraceCollector();
  [bus, database] = await Promise.all([createTestBus(), createTestDatabase()]);
  const config = testConfig({
    NATS_NAMESPACE: bus.namespace,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_TRACES_SAMPLER: 'parentbased_always_on',
  });
  stopTracing = await startTracing(config, createLogger(config));
  projection = testProjection(bus, database.client, 'clicks');
  projection.start();
  tracker = await startTestTracker(config, async () => {
    await publishProgram(bus.bus);
    await publishLink(bus.bus, { code: 'traced' });
  });
  await waitFor('the link table', isReady);
}, 60_000);

afterAll(async () => {
  await tracker.stop();
  await projection.stop();
  await stopTracing();
  await Promise.all([bus.close(), database.drop()]);
  await collector.close();
});

const isReady = async (): Promise<boolean> => (await tracker.get('/readyz')).status === 200;

const all = (name: string): CollectedSpan[] => collector.spans.filter((span) => span.name === name);

it('one trace leads from each click of a group to its row, with links from consumer to producer', async () => {
  const locations = await redirectsAtOnce(tracker.port, ['/c/traced', '/c/traced', '/c/traced']);
  expect(locations).toHaveLength(3);
  const rows = `SELECT count() AS n FROM clicks WHERE click_id != ''`;
  await waitFor('the rows', async () => Number((await database.query(rows))[0]?.['n']) === 3);
  await waitFor('the spans', () => all('insert clicks').length === 3);
  const clicks = all('GET /c/:code');
  expect(new Set(clicks.map(({ traceId }) => traceId)).size).toBe(3);
  for (const { traceId, spanId } of clicks) {
    const published = collector.find(traceId, `publish ${subjects.clicks('0')}`);
    expect(published?.parentSpanId).toBe(spanId);
    const inserted = collector.find(traceId, 'insert clicks');
    expect(inserted?.parentSpanId).toBe(published?.spanId);
    expect(inserted?.links).toMatchObject([{ traceId, spanId: published?.spanId }]);
  }
}, 180_000);
