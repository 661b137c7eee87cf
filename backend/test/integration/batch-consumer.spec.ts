import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runBatchConsumer } from '../../src/messaging/batch-consumer.js';
import type { BatchWork } from '../../src/messaging/batch-consumer.js';
import type { RunningConsumer } from '../../src/messaging/consumer.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { streams } from '../../src/messaging/topology.js';
import type { ConsumerSpec } from '../../src/messaging/topology.js';
import { createLogger } from '../../src/platform/logger.js';
import { eventually } from '../support/eventually.js';
import { testConfig } from '../support/env.js';
import { startNatsChild } from '../support/nats-child.js';
import type { NatsChild } from '../support/nats-child.js';

const config = testConfig();
const logger = createLogger(config);
const order = z.object({ n: z.int() });
type Order = z.infer<typeof order>;
const running: RunningConsumer[] = [];
let nats: NatsChild;
let bus: Bus;
let test = 0;
let spec: ConsumerSpec;

beforeAll(async () => {
  nats = await startNatsChild();
  bus = await connectBus({ url: nats.url, namespace: config.NATS_NAMESPACE, name: 'test-batch-consumer' });
});

beforeEach(() => {
  test += 1;
  const named = { durable: `b${test}`, filter: `events.b${test}` };
  spec = { stream: 'EVENTS', ...named, ackWaitMs: 5_000, maxDeliver: 1, maxAckPending: 1_000 };
});

afterAll(async () => {
  await Promise.all(running.map((consumer) => consumer.stop(100)));
  await bus.connection.close();
  await nats.remove();
});

function run(handle: BatchWork<Order>['handle'], waitsOut: BatchWork<Order>['waitsOut'] = () => false) {
  const consumer = runBatchConsumer(bus, spec, { parse: order, handle, waitsOut }, logger);
  running.push(consumer);
  return consumer;
}

const send = (payload: string) => bus.js.publish(bus.namespace.subject(`events.b${test}`), payload);

async function sendNumbers(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await send(JSON.stringify({ n }));
}

async function outstanding(): Promise<number> {
  const info = await bus.jsm.consumers.info(bus.namespace.stream(streams.EVENTS.name), spec.durable);
  return info.num_ack_pending + info.num_pending;
}

/** All messages are handled or given up; not yet, while the consumer is still being made. */
const settled = () => eventually(async () => (await outstanding().catch(() => 1)) === 0);

async function deadLetters(): Promise<string[]> {
  const stream = bus.namespace.stream(streams.DEAD.name);
  const { state } = await bus.jsm.streams.info(stream);
  const letters: string[] = [];
  for (let seq = 1; seq <= state.last_seq; seq += 1) {
    const letter = await bus.jsm.streams.getMessage(stream, { seq });
    if (letter?.header.get('Tributary-Dead-Consumer') === spec.durable) letters.push(letter.string());
  }
  return letters;
}

describe('a batch consumer', () => {
  it('hands over what has gathered together, each message once, and acknowledges it', async () => {
    await sendNumbers(1, 200);
    const batches: number[][] = [];
    run((messages) => Promise.resolve(void batches.push(messages.map(({ n }) => n))));
    await eventually(() => batches.flat().length === 200);
    expect(batches.flat()).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    // They were all there before it began; the first fetch asks for 64.
    expect(batches.length).toBeLessThan(20);
    await settled();
    expect(await deadLetters()).toEqual([]);
  });

  it('tries the messages of a failing batch one by one, and gives up only the one to blame', async () => {
    await sendNumbers(1, 5);
    const handled: number[] = [];
    run((messages) => {
      if (messages.some(({ n }) => n === 3)) return Promise.reject(new Error('three is refused'));
      return Promise.resolve(void handled.push(...messages.map(({ n }) => n)));
    });
    await settled();
    expect(handled).toEqual([1, 2, 4, 5]);
    expect(await deadLetters()).toEqual(['{"n":3}']);
  });

  it('moves what it does not understand to the dead letters, and handles the rest', async () => {
    await sendNumbers(1, 1);
    await send('no json');
    await send('{"n":"two"}');
    await sendNumbers(3, 3);
    const handled: number[] = [];
    run((messages) => Promise.resolve(void handled.push(...messages.map(({ n }) => n))));
    await settled();
    expect(handled).toEqual([1, 3]);
    expect(await deadLetters()).toEqual(['no json', '{"n":"two"}']);
  });

  it('tries the same batch until a store is back, and blames no message', async () => {
    await sendNumbers(1, 3);
    const attempts: number[][] = [];
    run(
      (messages) => {
        attempts.push(messages.map(({ n }) => n));
        return attempts.length < 4 ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      (error) => error instanceof Error && error.message === 'away',
    );
    await settled();
    expect(attempts).toEqual(Array.from({ length: 4 }, () => [1, 2, 3]));
    expect(await deadLetters()).toEqual([]);
  }, 15_000);

  it('leaves to the next one what it could not finish, and loses nothing when it stops', async () => {
    await sendNumbers(1, 3);
    const stuck = run(
      () => Promise.reject(new Error('away')),
      () => true,
    );
    await eventually(async () => (await outstanding().catch(() => 0)) === 3);
    await stuck.stop();
    await sendNumbers(4, 6);
    const handled = new Set<number>();
    spec = { ...spec, maxDeliver: 5 };
    const next = run((messages) => {
      for (const { n } of messages) handled.add(n);
      return Promise.resolve();
    });
    await eventually(() => handled.size === 6, 20_000);
    await next.stop();
    await settled();
  }, 30_000);
});
