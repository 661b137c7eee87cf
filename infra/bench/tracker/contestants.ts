import path from 'node:path';
import type { ClickLoadRequest, ClickLoadResult } from '../load/click-load.ts';
import { cpuSeconds } from '../measure/cpu-time.ts';
import type { Sample } from '../measure/interleave.ts';
import { startChild, type Child } from '../stack/child.ts';
import { LINKS } from './bench-links.ts';
import type { ReferenceKind } from './reference-server.ts';

/** A server under load: the tracker or a reference. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Every click id that a visitor got. */
  readonly told: Set<string>;
}

/** Starts a reference in a process of its own. */
export async function startReference(
  kind: ReferenceKind,
  natsUrl: string,
  namespace: string,
): Promise<Server & { stop: () => void }> {
  const program = path.join(import.meta.dirname, 'reference-server.ts');
  const child = startChild<object, number>(program, [kind, natsUrl, namespace]);
  return { pid: child.pid, port: await child.ask({}, 20_000), told: new Set(), stop: child.stop };
}

/** The process that plays the visitors. */
export function startVisitors(): Child<ClickLoadRequest, ClickLoadResult> {
  return startChild(path.join(import.meta.dirname, '../load/click-load.ts'));
}

export interface Measurement {
  readonly visitors: Child<ClickLoadRequest, ClickLoadResult>;
  readonly server: Server;
  readonly natsPid: number;
  readonly ms: number;
  readonly connections: number;
  /** Set for an open loop. */
  readonly perSecond?: number;
}

/** Puts one server under load once. Throws when an answer was no 302: a refusal costs less than a redirect. */
export async function measure({ visitors, server, natsPid, ms, connections, perSecond }: Measurement): Promise<Sample> {
  const before = [cpuSeconds(server.pid), cpuSeconds(natsPid)] as const;
  const request = {
    port: server.port,
    connections,
    ms,
    links: LINKS,
    ...(perSecond === undefined ? {} : { perSecond }),
  };
  const { requests, seconds, refused, clickIds, p50, p99 } = await visitors.ask(request, ms + 20_000);
  const micros = (pid: number, since: number): number => ((cpuSeconds(pid) - since) / requests) * 1_000_000;
  const sample = {
    requests,
    perSecond: requests / seconds,
    cpuMicros: micros(server.pid, before[0]),
    storeCpuMicros: micros(natsPid, before[1]),
    p50,
    p99,
  };
  if (refused > 0) throw new Error(`${refused} of ${requests} requests were not answered with a 302`);
  if (clickIds !== '') for (const id of clickIds.split('\n')) server.told.add(id);
  return sample;
}
