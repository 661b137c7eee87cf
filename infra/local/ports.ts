import { createServer } from 'node:net';
import { BLOCKED_PORTS } from './blocked-ports.ts';
import { portOwner } from './port-owner.ts';
import { UserError } from './user-error.ts';

const OFFSETS = {
  api: 0,
  tracker: 1,
  apiInternal: 10,
  trackerInternal: 11,
  workerInternal: 12,
  projectorInternal: 13,
  postgres: 20,
  nats: 21,
  redis: 23,
  clickhouseHttp: 24,
  s3: 26,
  mailboxHttp: 27,
  smtp: 28,
  shop: 29,
} as const;

/** What a port is for. */
export type PortName = keyof typeof OFFSETS;
/** Spoken to in other protocols than HTTP. */
const NOT_HTTP: readonly PortName[] = ['postgres', 'nats', 'redis', 'smtp'];
/** TCP port by purpose; all on 127.0.0.1. */
export type Ports = Readonly<Record<PortName, number>>;

/** All ports of an instance: base + fixed offset. Base 1024–65000. */
export function portsFrom(base: number): Ports {
  return Object.fromEntries(Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset])) as Ports;
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Throws a UserError that names the first port for HTTP which browsers refuse to open. */
export function requireOpenablePorts(ports: Ports, needed: readonly PortName[]): void {
  const blocked = needed.find((name) => !NOT_HTTP.includes(name) && BLOCKED_PORTS.has(ports[name]));
  if (blocked === undefined) return;
  throw new UserError(
    `Port ${ports[blocked]} (${blocked}) is one that browsers refuse to open, because another protocol lives there: choose other ports with --port-base N.`,
  );
}

/** Throws a UserError that names the first busy port and, where known, who holds it. */
export async function requireFreePorts(ports: Ports, needed: readonly PortName[]): Promise<void> {
  for (const name of needed) {
    if (await isFree(ports[name])) continue;
    const owner = portOwner(ports[name]);
    throw new UserError(
      `Port ${ports[name]} (${name}) is taken${owner === null ? '' : ` by ${owner}`}: stop that program, or choose other ports with --port-base N.`,
    );
  }
}

/** The first base from `from` upwards, in steps of 100, whose ports are all free. */
export async function findFreeBase(from: number): Promise<number> {
  for (let base = from; base <= from + 4000; base += 100) {
    const free = await Promise.all(Object.values(portsFrom(base)).map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new UserError(
    `No free block of ports was found between ${from} and ${from + 4000}: stop programs that listen there.`,
  );
}
