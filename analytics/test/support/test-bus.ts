import { randomBytes } from 'node:crypto';
import type { KV } from '@nats-io/kv';
import { headers } from '@nats-io/transport-node';
import { eventHeaders } from '@tributary/backend/contracts/headers';
import { connectBus } from '@tributary/backend/messaging/jetstream';
import type { Bus } from '@tributary/backend/messaging/jetstream';
import { streams } from '@tributary/backend/messaging/topology';
import { openBucket } from '../../src/connect-when-possible.js';
import { testEnv } from './test-env.js';

export interface Numbered {
  readonly producer: string;
  readonly seq: number;
  /** Left out to let a repetition through, as after the server's duplicate window. */
  readonly msgId?: string;
}

/** A connection in a namespace of its own, whose streams are deleted at the end. */
export interface TestBus {
  readonly bus: Bus;
  readonly kv: KV;
  readonly namespace: string;
  publish(subject: string, body: unknown, numbered?: Numbered): Promise<number>;
  close(): Promise<void>;
}

/** Connects to the test NATS under a random namespace. */
export async function createTestBus(url = testEnv().NATS_URL): Promise<TestBus> {
  const namespace = `t${randomBytes(6).toString('hex')}`;
  const bus = await connectBus({ url, namespace, name: 'test' });
  const kv = await openBucket(bus);
  return {
    bus,
    kv,
    namespace,
    publish: (subject, body, numbered) => publish(bus, { subject, body, numbered }),
    close: async () => {
      const names = [...Object.keys(streams).map((name) => bus.namespace.stream(name)), kvStream(bus)];
      for (const name of names) await bus.jsm.streams.delete(name).catch(() => false);
      await bus.connection.close();
    },
  };
}

async function publish(
  bus: Bus,
  message: { subject: string; body: unknown; numbered: Numbered | undefined },
): Promise<number> {
  const head = headers();
  const { numbered } = message;
  if (numbered) {
    head.set(eventHeaders.producer, numbered.producer);
    head.set(eventHeaders.seq, String(numbered.seq));
  }
  const text = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
  const ack = await bus.js.publish(bus.namespace.subject(message.subject), text, {
    headers: head,
    ...(numbered?.msgId === undefined ? {} : { msgID: numbered.msgId }),
  });
  return ack.seq;
}

function kvStream(bus: Bus): string {
  return `KV_${bus.namespace.stream('PROJECTOR')}`;
}
