import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import pLimit from 'p-limit';
import type { z } from 'zod';
import { eventHeaders } from '../contracts/headers.js';
import { keepRunning } from '../platform/keep-running.js';
import type { Logger } from '../platform/logger.js';
import { runInContext } from '../platform/request-context.js';
import { readTraceparent, unrecordedTrace } from '../platform/trace-context.js';
import { currentSpan, markFailed, whileOpen } from '../platform/tracing.js';
import { contentOf, ensureConsumer, keepWorking, putBack } from './delivery.js';
import type { Delivery } from './delivery.js';
import type { Bus } from './jetstream.js';
import { recordedTraces, startProcess } from './message-trace.js';
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
  const handling: Handling<T> = { bus, spec, parse: work.parse, work, log };
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
      const task = deliver(handling, message, inTurn).finally(() => inFlight.delete(task));
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

interface Handling<T> extends Delivery<T> {
  readonly work: ConsumerWork<T>;
}

/** Never rejects: whatever goes wrong here, the server delivers the message again. */
async function deliver<T>(
  handling: Handling<T>,
  message: JsMsg,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  // From the first moment, so that a message that waits in line behind slow ones is not delivered twice.
  const keepAlive = keepWorking([message], handling.spec.ackWaitMs / 3);
  try {
    await inTurn(() => settleInTrace(handling, message));
  } catch (error) {
    handling.log.error({ err: error, seq: message.seq }, 'message could not be settled');
  } finally {
    clearInterval(keepAlive);
  }
}

/** In the trace that the message belongs to; of a group's, in the first. */
async function settleInTrace<T>(handling: Handling<T>, message: JsMsg): Promise<void> {
  const spans = startProcess(`process ${handling.spec.durable}`, recordedTraces(message.headers));
  const [span] = spans;
  const trace = span?.spanContext() ?? readTraceparent(message.headers?.get(eventHeaders.traceparent));
  const context = { requestId: randomUUID(), trace: trace ?? unrecordedTrace(), ...(span && { span }) };
  await whileOpen(spans, () => runInContext(context, () => settle(handling, message)));
}

async function settle<T>(handling: Handling<T>, message: JsMsg): Promise<void> {
  const read = await contentOf(handling, message);
  if (!read) return;
  const subject = handling.bus.namespace.bareSubject(message.subject);
  const { deliveryCount, streamSequence } = message.info;
  try {
    await handling.work.handle(read.content, { subject, streamSeq: streamSequence, delivery: deliveryCount });
  } catch (error) {
    markFailed(currentSpan(), error);
    return putBack(handling, message, error);
  }
  message.ack();
}
