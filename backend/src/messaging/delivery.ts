import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type { JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { z } from 'zod';
import type { Logger } from '../platform/logger.js';
import { publishDeadLetter } from './dead-letter.js';
import type { Bus } from './jetstream.js';
import { jsonOf } from './message-json.js';
import type { ConsumerSpec } from './topology.js';

/** What settles a consumer's messages: acknowledged, delivered again after a pause, or moved to the dead letters. */
export interface Delivery<T> {
  readonly bus: Bus;
  readonly spec: ConsumerSpec;
  readonly parse: z.ZodType<T>;
  readonly log: Logger;
}

const backOffMs = [1_000, 5_000, 30_000, 120_000, 300_000] as const;

export async function ensureConsumer({ jsm, namespace }: Bus, spec: ConsumerSpec): Promise<void> {
  const stream = namespace.stream(spec.stream);
  const settings = {
    ack_wait: nanos(spec.ackWaitMs),
    max_ack_pending: spec.maxAckPending,
    // Counted here, not there: the server would drop a message silently whose handler died at its last delivery.
    max_deliver: -1,
    ...(spec.filter !== undefined && { filter_subject: namespace.subject(spec.filter) }),
  };
  try {
    await jsm.consumers.info(stream, spec.durable);
  } catch {
    const fixed = { durable_name: spec.durable, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All };
    await jsm.consumers.add(stream, { ...fixed, ...settings });
    return;
  }
  await jsm.consumers.update(stream, spec.durable, settings);
}

/** What a message says. Undefined when it was moved to the dead letters: not understood, or delivered too often. */
export async function contentOf<T>(
  delivery: Delivery<T>,
  message: JsMsg,
): Promise<{ readonly content: T } | undefined> {
  const { maxDeliver } = delivery.spec;
  // Its handler took the whole process down each time before.
  if (message.info.deliveryCount > maxDeliver)
    return giveUp(delivery, message, `not finished in ${maxDeliver} deliveries`);
  const parsed = delivery.parse.safeParse(jsonOf(message));
  if (!parsed.success) return giveUp(delivery, message, `not understood: ${issuesOf(parsed.error)}`);
  return { content: parsed.data };
}

/** Lets a message that could not be handled come again after a pause, or gives it up. */
export async function putBack<T>(delivery: Delivery<T>, message: JsMsg, error: unknown): Promise<void> {
  const { deliveryCount, streamSequence } = message.info;
  if (deliveryCount >= delivery.spec.maxDeliver) {
    await giveUp(delivery, message, error instanceof Error ? error.message : String(error));
    return;
  }
  const waitMs = backOffMs[Math.min(deliveryCount, backOffMs.length) - 1] ?? backOffMs[0];
  const facts = { err: error, seq: streamSequence, deliveries: deliveryCount, waitMs };
  delivery.log.warn(facts, 'message failed, will come again');
  message.nak(waitMs);
}

/** Tells the server from time to time that messages are still being worked on, so that it does not deliver them again. */
export function keepWorking(messages: Iterable<JsMsg>, everyMs: number): NodeJS.Timeout {
  const timer = setInterval(() => {
    try {
      for (const message of messages) message.working();
    } catch {
      // The connection was closed under a handler that has not finished.
      clearInterval(timer);
    }
  }, everyMs);
  return timer.unref();
}

async function giveUp<T>({ bus, spec, log }: Delivery<T>, message: JsMsg, reason: string): Promise<undefined> {
  const { deliveryCount, streamSequence } = message.info;
  log.error({ seq: streamSequence, deliveries: deliveryCount, reason }, 'message moved to the dead letters');
  await publishDeadLetter(bus, {
    stream: spec.stream,
    consumer: spec.durable,
    seq: streamSequence,
    subject: message.subject,
    headers: message.headers ?? [],
    data: message.data,
    reason,
  });
  message.term();
}

/** Where and what is wrong, without the values: they may be personal. */
function issuesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'message'}: ${issue.code}`)
    .join('; ');
}
