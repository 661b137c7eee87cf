import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runConsumer } from '../../src/messaging/consumer.js';
import type { ConsumerWork, RunningConsumer } from '../../src/messaging/consumer.js';
import { connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { streams } from '../../src/messaging/topology.js';
import type { ConsumerSpec } from '../../src/messaging/topology.js';
import { createLogger } from '../../src/platform/logger.js';
import { currentContext } from '../../src/platform/request-context.js';
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
  bus = await connectBus({ url: nats.url, namespace: config.NATS_NAMESPACE, name: 'test-consumer' });
});

beforeEach(() => {
  test += 1;
  spec = {
    stream: 'EVENTS',
    durable: `c${test}`,
    filter: `events.t${test}`,
    ackWaitMs: 1_000,
    maxDeliver: 3,
    maxAckPending: 16,
  };
});

afterAll(async () => {
  await Promise.all(running.map((consumer) => consumer.stop(100)));
  await bus.connection.close();
  await nats.remove();
});

function run(handle: ConsumerWork<Order>['handle'], changes: Partial<ConsumerSpec> = {}): RunningConsumer {
  const consumer = runConsumer(bus, { ...spec, ...changes }, { parse: order, handle }, logger);
  running.push(consumer);
  return consumer;
}

async function send(payload: string, traceparent?: string): Promise<number> {
  const { headers } = await import('@nats-io/transport-node');
  const header = headers();
  if (traceparent !== undefined) header.set('traceparent', traceparent);
  const subject = bus.namespace.subject(`events.t${test}`);
  return (await bus.js.publish(subject, payload, { headers: header })).seq;
}

/** The dead letter of this test's consumer, once there is one. */
function deadLetter() {
  const subject = bus.namespace.subject(`dead.EVENTS.${spec.durable}`);
  return eventually(() =>
    bus.jsm.streams.getMessage(bus.namespace.stream('DEAD'), { last_by_subj: subject }).catch(() => undefined),
  );
}

async function outstanding(): Promise<number> {
  const info = await bus.jsm.consumers.info(bus.namespace.stream(streams.EVENTS.name), spec.durable);
  return info.num_ack_pending + info.num_pending;
}

describe('a consumer', () => {
  it('hands over each message once, in its trace, and acknowledges it', async () => {
    const seen: unknown[] = [];
    run((message, meta) => {
      seen.push({ ...message, ...meta, traceId: currentContext()?.trace.traceId });
      return Promise.resolve();
    });
    const traceId = 'a'.repeat(32);
    const seq = await send('{"n":1}', `00-${traceId}-${'b'.repeat(16)}-01`);
    await eventually(() => seen.length === 1);
    expect(seen).toEqual([{ n: 1, subject: `events.t${test}`, streamSeq: seq, delivery: 1, traceId }]);
    await eventually(async () => (await outstanding()) === 0);
  });

  it.each([
    ['{"n":"one"}', 'not understood: n: invalid_type'],
    ['no json', 'not understood: message: invalid_type'],
  ])('moves %s to the dead letters at once, verbatim and with the reason', async (payload, reason) => {
    const handled: number[] = [];
    run(({ n }) => Promise.resolve(void handled.push(n)));
    const seq = await send(payload);
    await send('{"n":2}');
    const letter = await deadLetter();
    expect(letter.string()).toBe(payload);
    expect(letter.header.has('Tributary-Dead-Size')).toBe(false);
    expect(letter.header.get('Tributary-Dead-Reason')).toBe(reason);
    expect(letter.header.get('Tributary-Dead-Stream')).toBe('EVENTS');
    expect(letter.header.get('Tributary-Dead-Seq')).toBe(String(seq));
    expect(letter.header.get('Tributary-Dead-Subject')).toBe(`events.t${test}`);
    expect(letter.header.get('Tributary-Dead-Consumer')).toBe(spec.durable);
    await eventually(async () => (await outstanding()) === 0);
    expect(handled).toEqual([2]);
  });

  it('cuts what is as large as the server takes, and says how large it was', async () => {
    run(() => Promise.resolve());
    const payload = 'x'.repeat((bus.connection.info?.max_payload ?? 0) - 1_024);
    const seq = await send(payload, 'y'.repeat(500));
    const letter = await deadLetter();
    expect(payload.startsWith(letter.string())).toBe(true);
    expect(letter.data.length).toBeGreaterThan(payload.length - 16 * 1_024);
    expect(letter.header.get('Tributary-Dead-Size')).toBe(String(payload.length));
    expect(letter.header.get('Tributary-Dead-Seq')).toBe(String(seq));
    expect(letter.header.get('traceparent')).toBe('y'.repeat(500));
    await eventually(async () => (await outstanding()) === 0);
  });

  it('leaves out headers of its own that find no room', async () => {
    run(() => Promise.resolve());
    await send('no json', 'z'.repeat(32 * 1_024));
    const letter = await deadLetter();
    expect(letter.string()).toBe('no json');
    expect(letter.header.has('traceparent')).toBe(false);
    await eventually(async () => (await outstanding()) === 0);
  });

  it('tries a failing message again with a pause, then gives it up', async () => {
    const attempts: { delivery: number; at: number }[] = [];
    run(
      (_, { delivery }) => {
        attempts.push({ delivery, at: performance.now() });
        return Promise.reject(new Error('shop\nis closed'));
      },
      { maxDeliver: 2 },
    );
    await send('{"n":1}');
    const letter = await deadLetter();
    expect(letter.header.get('Tributary-Dead-Reason')).toBe('shop is closed');
    expect(attempts.map(({ delivery }) => delivery)).toEqual([1, 2]);
    expect((attempts[1]?.at ?? 0) - (attempts[0]?.at ?? 0)).toBeGreaterThan(900);
    await eventually(async () => (await outstanding()) === 0);
  }, 15_000);

  it('a message that fails once is handled the second time and leaves no dead letter', async () => {
    const done: number[] = [];
    run((_, { delivery }) => {
      if (delivery === 1) return Promise.reject(new Error('not yet'));
      done.push(delivery);
      return Promise.resolve();
    });
    await send('{"n":1}');
    await eventually(() => done.length > 0);
    await eventually(async () => (await outstanding()) === 0);
    expect(done).toEqual([2]);
  }, 15_000);

  it('keeps a slow message to itself', async () => {
    const deliveries: number[] = [];
    run(async (_, { delivery }) => {
      deliveries.push(delivery);
      await delay(spec.ackWaitMs * 2.5);
    });
    await send('{"n":1}');
    await eventually(() => deliveries.length > 0);
    await eventually(async () => (await outstanding()) === 0);
    expect(deliveries).toEqual([1]);
  }, 15_000);

  it('handles no more at once than it was told', async () => {
    let now = 0;
    let most = 0;
    let handled = 0;
    const handle = async (): Promise<void> => {
      most = Math.max(most, (now += 1));
      await delay(20);
      now -= 1;
      handled += 1;
    };
    running.push(runConsumer(bus, spec, { parse: order, handle, concurrency: 2 }, logger));
    for (let n = 0; n < 30; n += 1) await send(`{"n":${n}}`);
    await eventually(() => handled === 30);
    expect(most).toBe(2);
  });
});

describe('after a crash', () => {
  /** Takes a message and never finishes, like a process that is killed: its connection goes, nothing is acknowledged. */
  async function crashOn(changes: Partial<ConsumerSpec> = {}): Promise<void> {
    const victim = await connectBus({ url: nats.url, namespace: config.NATS_NAMESPACE, name: 'victim' });
    let taken = false;
    const handle = (): Promise<void> => {
      taken = true;
      return new Promise(() => undefined);
    };
    const consumer = runConsumer(victim, { ...spec, ...changes }, { parse: order, handle }, logger);
    await eventually(() => taken);
    await victim.connection.close();
    await consumer.stop(10);
  }

  it('the message is delivered again', async () => {
    await send('{"n":5}');
    await crashOn();
    const seen: unknown[] = [];
    run(({ n }, { delivery }) => Promise.resolve(void seen.push({ n, delivery })));
    await eventually(() => seen.length > 0);
    expect(seen).toEqual([{ n: 5, delivery: 2 }]);
  }, 15_000);

  it('a message that crashed its process every time is given up, not lost', async () => {
    await send('{"n":6}');
    await crashOn({ maxDeliver: 1 });
    run(() => Promise.resolve(), { maxDeliver: 1 });
    expect((await deadLetter()).header.get('Tributary-Dead-Reason')).toBe('not finished in 1 deliveries');
  }, 15_000);

  it('of NATS, it goes on by itself and misses nothing', async () => {
    const seen: number[] = [];
    run(({ n }) => Promise.resolve(void seen.push(n)));
    await send('{"n":1}');
    await eventually(() => seen.length === 1);
    await nats.kill();
    await nats.start();
    await eventually(() => send('{"n":2}').catch(() => undefined), 15_000);
    await eventually(() => seen.includes(2), 15_000);
    expect(seen).toContain(1);
  }, 40_000);
});
