import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outboxEvent } from '../../src/contracts/events.js';
import { subjects } from '../../src/contracts/subjects.js';
import { runConsumer } from '../../src/messaging/consumer.js';
import { OutboxRelay } from '../../src/messaging/outbox-relay.js';
import { runClickContext } from '../../src/modules/attribution/public.js';
import { createLogger } from '../../src/platform/logger.js';
import { currentContext } from '../../src/platform/request-context.js';
import { startTracing } from '../../src/platform/start-tracing.js';
import { createShop } from '../builders/shop.js';
import type { Shop } from '../builders/shop.js';
import { uniqueName } from '../support/env.js';
import { eventually } from '../support/eventually.js';
import { startTestApi } from '../support/test-api.js';
import type { TestApi } from '../support/test-api.js';
import { testPostback } from '../support/test-postback.js';
import { startTraceCollector } from '../support/trace-collector.js';
import type { CollectedSpan, TraceCollector } from '../support/trace-collector.js';
import { browser, removeStreams, startTestTracker } from '../support/tracker.js';
import type { TestTracker } from '../support/tracker.js';

/** API, tracker, worker and a reader of events in one process, whose spans go to a collector by OTLP. */
const logger = createLogger({ PROCESS_NAME: 'test', LOG_LEVEL: 'silent' });
const [server, client, producer, consumer] = [2, 3, 4, 5];
let collector: TraceCollector;
let api: TestApi;
let shop: Shop;
let tracker: TestTracker;
/** Traces in which the reader worked on an event. */
const handledIn: (string | undefined)[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  collector = await startTraceCollector();
  api = await startTestApi({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  tracker = await startTestTracker(api.settings, undefined, testPostback(api));
  const { bus } = tracker;
  const relay = new OutboxRelay(api.db, bus, logger);
  relay.start();
  const contexts = runClickContext(bus, api.db, logger);
  const events = runConsumer(
    bus,
    { stream: 'EVENTS', durable: 'traced', ackWaitMs: 30_000, maxDeliver: 3, maxAckPending: 16 },
    { parse: outboxEvent, handle: () => Promise.resolve(void handledIn.push(currentContext()?.trace.traceId)) },
    logger,
  );
  stops.push(
    () => contexts.stop(),
    () => events.stop(),
    () => relay.stop(),
    () => removeStreams(bus),
    () => tracker.stop(),
  );
  shop = await createShop(api);
  await eventually(async () => (await tracker.get(`/c/${shop.link.code}`)).status === 302);
}, 60_000);

afterAll(async () => {
  for (const stop of stops) await stop();
  await api.close();
  await collector.close();
});

/** A postback of a new order, as a shop sends it that has a trace of its own. */
async function postback(traceId: string): Promise<void> {
  const order = { token: shop.postbackToken, order_id: uniqueName(), amount: '10.00', currency: 'EUR' };
  const parameters = new URLSearchParams({ ...order, coupon: shop.couponCode });
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  const answer = await tracker.get(`/postback?${parameters}`, { headers });
  expect(answer).toMatchObject({ status: 200 });
}

async function spanOf(traceId: string, name: string): Promise<CollectedSpan> {
  return eventually(() => collector.find(traceId, name), 30_000);
}

test('without a collector logs and events have their trace, and nothing is recorded', async () => {
  const traceId = 'a'.repeat(32);
  const stop = await startTracing({ ...api.settings, OTEL_EXPORTER_OTLP_ENDPOINT: undefined }, logger);
  await postback(traceId);
  await eventually(() => handledIn.includes(traceId));
  await stop();
  expect(collector.spans).toEqual([]);
});

test('with one, a trace leads from a postback to its events and from a click to its context', async () => {
  const stop = await startTracing(api.settings, logger);
  stops.unshift(stop);
  const traceId = 'b'.repeat(32);
  await postback(traceId);
  const asked = await spanOf(traceId, 'GET /postback');
  expect(asked).toMatchObject({ kind: server, parentSpanId: '00f067aa0ba902b7' });
  const transaction = await spanOf(traceId, 'transaction RecordConversion');
  expect(transaction).toMatchObject({ kind: client, parentSpanId: asked.spanId });
  const published = await spanOf(traceId, `publish ${subjects.conversionRecorded}`);
  expect(published).toMatchObject({ kind: producer, parentSpanId: transaction.spanId });
  // There may be more events than this one.
  const isItsReader = ({ parentSpanId }: CollectedSpan) => parentSpanId === published.spanId;
  const handled = await eventually(() => collector.spans.find(isItsReader), 30_000);
  expect(handled).toMatchObject({ name: 'process traced', kind: consumer, traceId });
  expect(handled.links).toMatchObject([{ traceId, spanId: published.spanId }]);

  const { status } = await tracker.get(`/c/${shop.link.code}`, {
    headers: { ...browser, traceparent: 'of a visitor' },
  });
  expect(status).toBe(302);
  const click = await eventually(() => collector.spans.find(({ name }) => name === 'GET /c/:code'), 30_000);
  const sent = await spanOf(click.traceId, `publish ${subjects.clicks('0')}`);
  expect(sent).toMatchObject({ kind: producer, parentSpanId: click.spanId });
  const kept = await spanOf(click.traceId, 'process click-context');
  expect(kept).toMatchObject({ kind: consumer, parentSpanId: sent.spanId, links: [{ spanId: sent.spanId }] });
  expect([...collector.services]).toEqual(['tributary-api']);
}, 180_000);
