import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import pLimit from 'p-limit';
import type { z } from 'zod';
import { eventHeaders } from '../contracts/headers.js';
import { keepRunning } from '../platform/keep-running.js';
import type { Logger } from '../platform/logger.js';
import { runInContext, traceIdOf } from '../platform/request-context.js';
import { publishDeadLetter } from './dead-letter.js';
import type { Bus } from './jetstream.js';
import { jsonOf } from './message-json.js';
import type { ConsumerSpec } from './topology.js';

/** What a handler may want to know of a message besides its content. */
export interface MessageMeta {
  /** Without the namespace. */
  readonly subject: string;
  readonly streamSeq: number;
  /** 1 for the first time. */
  readonly delivery: number;
}

/** What a consumer does with a message. `handle` must be idempotent: a message can come again after it succeeded. */
export interface ConsumerWork<T> {
  readonly parse: z.ZodType<T>;
  handle(message: T, meta: MessageMeta): Promise<void>;
  /** Messages handled at once by this process; 4 when left out. Use 1 where the order matters. */
  readonly concurrency?: number;
}

export interface RunningConsumer {
  /** Takes no more messages and waits for those being handled, at most for `graceMs`; the rest is delivered again. */
  stop(graceMs?: number): Promise<void>;
}

const backOffMs = [1_000, 5_000, 30_000, 120_000, 300_000] as const;
const restartPauseMs = 500;
// A pull that the server forgot in a restart is noticed after about this long.
const pullExpiresMs = 3_000;

/**
 * Runs a durable pull consumer for as long as the process lives, over restarts of NATS. A handled message is
 * acknowledged; a failed one comes again after 1 s, 5 s, 30 s, 2 min, then 5 min each; one that cannot be understood, or failed
 * `maxDeliver` times, goes to the dead letters with the reason.
 */
export function runConsumer<T>(bus: Bus, spec: ConsumerSpec, work: ConsumerWork<T>, logger: Logger): RunningConsumer {
  const inTurn = pLimit(work.concurrency ?? 4);
  const inFlight = new Set<Promise<void>>();
  const log = logger.child({ consumer: spec.durable });
  const stopping = new AbortController();
  let messages: ConsumerMessages | undefined;

  const follow = async (): Promise<void> => {
    await ensureConsumer(bus, spec);
    const consumer = await bus.js.consumers.get(bus.namespace.stream(spec.stream), spec.durable);
    const options = { max_messages: spec.maxAckPending, expires: pullExpiresMs, abort_on_missing_resource: true };
    messages = await consumer.consume(options);
    // A stop() that came while the consumer was being made found nothing to close.
    if (stopping.signal.aborted) await messages.close();
    for await (const message of messages) {
      const task = deliver({ bus, spec, work, log }, message, inTurn).finally(() => inFlight.delete(task));
      inFlight.add(task);
    }
  };

  const running = keepRunning(follow, {
    ...{ signal: stopping.signal, pauseMs: restartPauseMs },
    failed: (error) => log.warn({ err: error }, 'consumer interrupted, starting again'),
  });

  return {
    stop: async (graceMs = 5_000) => {
      stopping.abort();
      await messages?.close();
      const done = running.then(() => Promise.all(inFlight));
      await Promise.race([done, delay(graceMs, undefined, { ref: false })]);
    },
  };
}

async function ensureConsumer({ jsm, namespace }: Bus, spec: ConsumerSpec): Promise<void> {
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

interface Delivery<T> {
  readonly bus: Bus;
  readonly spec: ConsumerSpec;
  readonly work: ConsumerWork<T>;
  readonly log: Logger;
}

/** Never rejects: whatever goes wrong here, the server delivers the message again. */
async function deliver<T>(
  delivery: Delivery<T>,
  message: JsMsg,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  // From the first moment, so that a message that waits in line behind slow ones is not delivered twice.
  const keepAlive = keepWorking(message, delivery.spec.ackWaitMs / 3);
  const traceId = traceIdOf(message.headers?.get(eventHeaders.traceparent));
  try {
    await inTurn(() => runInContext({ requestId: randomUUID(), traceId }, () => settle(delivery, message)));
  } catch (error) {
    delivery.log.error({ err: error, seq: message.seq }, 'message could not be settled');
  } finally {
    clearInterval(keepAlive);
  }
}

function keepWorking(message: JsMsg, everyMs: number): NodeJS.Timeout {
  const timer = setInterval(() => {
    try {
      message.working();
    } catch {
      // The connection was closed under a handler that has not finished.
      clearInterval(timer);
    }
  }, everyMs);
  return timer.unref();
}

async function settle<T>({ bus, spec, work, log }: Delivery<T>, message: JsMsg): Promise<void> {
  const { deliveryCount, streamSequence } = message.info;
  const giveUp = async (reason: string): Promise<void> => {
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
  };
  // Its handler took the whole process down each time before.
  if (deliveryCount > spec.maxDeliver) return giveUp(`not finished in ${spec.maxDeliver} deliveries`);
  const parsed = work.parse.safeParse(jsonOf(message));
  if (!parsed.success) return giveUp(`not understood: ${issuesOf(parsed.error)}`);
  const subject = bus.namespace.bareSubject(message.subject);
  try {
    await work.handle(parsed.data, { subject, streamSeq: streamSequence, delivery: deliveryCount });
  } catch (error) {
    if (deliveryCount === spec.maxDeliver) return giveUp(error instanceof Error ? error.message : String(error));
    const waitMs = backOffMs[Math.min(deliveryCount, backOffMs.length) - 1] ?? backOffMs[0];
    log.warn({ err: error, seq: streamSequence, deliveries: deliveryCount, waitMs }, 'message failed, will come again');
    message.nak(waitMs);
    return;
  }
  message.ack();
}

/** Where and what is wrong, without the values: they may be personal. */
function issuesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'message'}: ${issue.code}`)
    .join('; ');
}
