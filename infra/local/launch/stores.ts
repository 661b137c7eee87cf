import type { Instance } from '../instance.ts';
import type { PortName } from '../ports.ts';
import type { Service } from '../process/service.ts';
import { clickhouse } from '../services/clickhouse.ts';
import { mailbox } from '../services/mailbox.ts';
import { nats } from '../services/nats.ts';
import { postgres } from '../services/postgres.ts';
import { redis } from '../services/redis.ts';
import { s3 } from '../services/s3.ts';
import type { ExternalServices } from './external-services.ts';

interface Store {
  readonly create: (instance: Instance) => Service;
  readonly ports: readonly PortName[];
  /** Where this is set, somebody else runs the store. The mailbox is always ours. */
  readonly external?: keyof ExternalServices;
}

const STORES: readonly Store[] = [
  { create: postgres, ports: ['postgres'], external: 'postgres' },
  { create: clickhouse, ports: ['clickhouseHttp'], external: 'clickhouse' },
  { create: nats, ports: ['nats'], external: 'nats' },
  { create: redis, ports: ['redis'], external: 'redis' },
  { create: s3, ports: ['s3'], external: 's3' },
  { create: mailbox, ports: ['mailboxHttp', 'smtp'] },
];

function embedded(external: ExternalServices): Store[] {
  return STORES.filter((store) => store.external === undefined || external[store.external] === undefined);
}

/** The stores that this instance runs itself. */
export function embeddedStores(instance: Instance, external: ExternalServices): Service[] {
  return embedded(external).map((store) => store.create(instance));
}

/** The ports that those stores need. */
export function storePorts(external: ExternalServices): PortName[] {
  return embedded(external).flatMap((store) => store.ports);
}
