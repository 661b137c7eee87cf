import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { z } from 'zod';
import { keepRunning } from '../platform/keep-running.js';
import type { Logger } from '../platform/logger.js';
import { runInContext } from '../platform/request-context.js';
import { unrecordedTrace } from '../platform/trace-context.js';
import { whileOpen } from '../platform/tracing.js';
import type { RunningConsumer } from './consumer.js';
import { contentOf, ensureConsumer, keepWorking, putBack } from './delivery.js';
import type { Delivery } from './delivery.js';
import { FetchSize } from './fetch-size.js';
import type { Bus } from './jetstream.js';
import { recordedTraces, startProcess } from './message-trace.js';
import type { ConsumerSpec } from './topology.js';

/** What a consumer does with many messages at once. `handle` must be idempotent, and do all or nothing. */
export interface BatchWork<T> {
  readonly parse: z.ZodType<T>;
  handle(messages: readonly T[]): Promise<void>;
  /** Whether a failure has nothing to do with the messages: then the same batch is tried until it works. */
  waitsOut(error: unknown): boolean;
}

interface Batches<T> extends Delivery<T> {
  readonly work: BatchWork<T>;
  readonly stopping: AbortSignal;
}

/** What a batch gathers for: few large ones cost the store a fraction of what many small ones do. */
const gatherMs = 2_000;
const batchBytes = 4 * 1024 * 1024;
const restartPauseMs = 500;
const retryPauseMs = 250;
const maxRetryPauseMs = 5_000;

/**
 * Runs a durable pull consumer like `runConsumer`, for messages that are cheap together: whatever comes within two seconds is
 * handled at once, one batch after the other. A batch that fails is tried message by message, so that only the one to
 * blame comes again or goes to the dead letters.
 */
export function runBatchConsumer<T>(bus: Bus, spec: ConsumerSpec, work: BatchWork<T>, logger: Logger): RunningConsumer {
  const log = logger.child({ consumer: spec.durable });
  const stopping = new AbortController();
  const { signal } = stopping;
  const batches: Batches<T> = { bus, spec, parse: work.parse, work, log, stopping: signal };
  const size = new FetchSize(batchBytes);
  let fetched: ConsumerMessages | undefined;

  const takeBatch = async (consumer: Consumer): Promise<void> => {
    const batch: Read<T>[] = [];
    try {
      fetched = await consumer.fetch({ max_messages: size.messages, expires: gatherMs });
      // A stop() that came while it was being made found nothing to close.
      if (signal.aborted) await fetched.close();
      for await (const message of fetched) {
        size.note(message.data.byteLength);
        const read = await contentOf(batches, message);
        if (read) batch.push({ message, ...read });
      }
    } finally {
      await settle(batches, batch);
    }
  };
  const follow = async (): Promise<void> => {
    await ensureConsumer(bus, spec);
    const consumer = await bus.js.consumers.get(bus.namespace.stream(spec.stream), spec.durable);
    while (!signal.aborted) await takeBatch(consumer);
  };
  const running = keepRunning(follow, {
    ...{ signal, pauseMs: restartPauseMs },
    failed: (error) => log.warn({ err: error }, 'consumer interrupted, starting again'),
  });

  return {
    stop: async (graceMs = 5_000) => {
      stopping.abort();
      await fetched?.close();
      await Promise.race([running, delay(graceMs, undefined, { ref: false })]);
    },
  };
}

interface Read<T> {
  readonly message: JsMsg;
  readonly content: T;
}

/** Never rejects: whatever goes wrong here, the server delivers the messages again. */
async function settle<T>(batches: Batches<T>, batch: readonly Read<T>[]): Promise<void> {
  if (batch.length === 0) return;
  const { log, spec } = batches;
  const messages = batch.map(({ message }) => message);
  const keepAlive = keepWorking(messages, spec.ackWaitMs / 3);
  const context = { requestId: randomUUID(), trace: unrecordedTrace() };
  const origins = messages.flatMap(({ headers }) => recordedTraces(headers));
  const spans = startProcess(`process ${spec.durable}`, origins);
  try {
    await whileOpen(spans, () => runInContext(context, () => handle(batches, batch)));
  } catch (error) {
    log.error({ err: error, messages: batch.length }, 'a batch could not be settled');
  } finally {
    clearInterval(keepAlive);
  }
}

async function handle<T>(batches: Batches<T>, batch: readonly Read<T>[]): Promise<void> {
  const { work, log, stopping } = batches;
  let pauseMs = retryPauseMs;
  do {
    try {
      await work.handle(batch.map(({ content }) => content));
      for (const { message } of batch) message.ack();
      return;
    } catch (error) {
      if (!work.waitsOut(error)) return handleEach(batches, batch, error);
      log.warn({ err: error, messages: batch.length, waitMs: pauseMs }, 'a batch failed, trying it again');
    }
    await delay(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, maxRetryPauseMs);
  } while (!stopping.aborted);
}

/** @param error of all of them together */
async function handleEach<T>(batches: Batches<T>, batch: readonly Read<T>[], error: unknown): Promise<void> {
  const [first, ...others] = batch;
  if (first && others.length === 0) return putBack(batches, first.message, error);
  for (const { message, content } of batch) {
    try {
      await batches.work.handle([content]);
      message.ack();
    } catch (reason) {
      await putBack(batches, message, reason);
    }
  }
}
