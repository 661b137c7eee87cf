import { setTimeout as sleep } from 'node:timers/promises';
import { Kvm } from '@nats-io/kv';
import type { KV } from '@nats-io/kv';
import { connectBus } from '@tributary/backend/messaging/jetstream';
import type { Bus, BusOptions } from '@tributary/backend/messaging/jetstream';
import type { Logger } from '@tributary/backend/platform/logger';

const retryMs = 1_000;

/** The bus, and the bucket where projections keep their leases and states. */
export interface ProjectorBus {
  readonly bus: Bus;
  readonly kv: KV;
}

/** Connects to NATS however long it takes; undefined when `signal` aborts before. */
export async function connectWhenPossible(
  options: BusOptions,
  logger: Logger,
  signal: AbortSignal,
): Promise<ProjectorBus | undefined> {
  while (!signal.aborted) {
    let bus: Bus | undefined;
    try {
      bus = await connectBus(options);
      return { bus, kv: await openBucket(bus) };
    } catch (error) {
      await bus?.connection.close();
      logger.warn({ err: error }, 'NATS is not usable yet');
      await sleep(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/** The bucket of leases and states; reads go to its leader, because a stale answer would be a wrong one. */
export async function openBucket(bus: Bus): Promise<KV> {
  return new Kvm(bus.js).create(bus.namespace.stream('PROJECTOR'), { history: 1, allow_direct: false });
}
