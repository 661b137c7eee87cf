import { jetstream, jetstreamManager, RetentionPolicy, StorageType, DiscardPolicy } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { connect, nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Settings } from '../platform/config.js';
import { Namespace } from './namespace.js';
import { natsAccount, natsServer } from './nats-account.js';
import { streams } from './topology.js';
import type { StreamSpec } from './topology.js';

/** One connection to NATS with what everyone needs of it. */
export interface Bus {
  readonly connection: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  readonly namespace: Namespace;
}

export interface BusOptions {
  /** With its account, if it needs one. Read again at each connection: the account may have been rotated. */
  readonly url: string;
  readonly namespace: string;
  /** Shown in NATS's own monitoring. */
  readonly name: string;
}

/**
 * Connects and makes sure that every stream exists as `topology` declares it. Keeps reconnecting for as long as the process lives:
 * a restart of NATS is an event to wait out, not to die of.
 */
export async function connectBus(options: BusOptions): Promise<Bus> {
  const connection = await connect({
    servers: natsServer(options.url),
    authenticator: () => natsAccount(options.url),
    name: options.name,
    maxReconnectAttempts: -1,
    // An account that is refused may be good in a moment: servers and secrets are not renewed at the same instant.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 200,
    waitOnFirstConnect: true,
    // A dead server is noticed after two missed pings even if the socket says nothing.
    pingInterval: 5_000,
    maxPingOut: 2,
  });
  try {
    const jsm = await jetstreamManager(connection, { timeout: 5_000 });
    const namespace = new Namespace(options.namespace);
    const bus: Bus = { connection, jsm, js: jetstream(connection, { timeout: 5_000 }), namespace };
    for (const spec of Object.values(streams)) await ensureStream(bus, spec);
    return bus;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** How a process with this configuration connects, now and after its account was rotated. */
export function busOptions(config: Pick<Settings, 'NATS_URL' | 'NATS_NAMESPACE'>, name: string): BusOptions {
  return {
    get url() {
      return config.NATS_URL;
    },
    namespace: config.NATS_NAMESPACE,
    name,
  };
}

async function ensureStream({ jsm, namespace }: Bus, spec: StreamSpec): Promise<void> {
  const config: Partial<StreamConfig> & { name: string } = {
    name: namespace.stream(spec.name),
    subjects: spec.subjects.map((s) => namespace.subject(s)),
    retention: spec.workQueue ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    max_age: nanos(spec.maxAgeMs),
    max_msgs_per_subject: spec.lastPerSubject ? 1 : -1,
    duplicate_window: nanos(spec.duplicateWindowMs),
  };
  try {
    await jsm.streams.info(config.name);
  } catch {
    await jsm.streams.add(config);
    return;
  }
  await jsm.streams.update(config.name, config);
}
