// A process of its own: what the tracker is compared with. Arguments: kind, URL of NATS, namespace of its streams.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import { answerParent } from '../stack/child.ts';
import { loadTrackerParts, type Bus, type ClickLog, type TrackerParts } from './built-tracker.ts';
import { benchLink, LINKS, PROGRAM } from './bench-links.ts';

/**
 * `bare`: node:http answers 302 and does nothing else. `publish-each`: the tracker's click path with one awaited publish
 * for each click. `no-look-up`: the tracker's click path with one link known in advance.
 */
export type ReferenceKind = 'bare' | 'publish-each' | 'no-look-up';

const LOCATION = `https://shop.example/p/1?ref=aff&note=${'A'.repeat(52)}`;

async function listenBare(): Promise<number> {
  const server = createServer((_request, response) => {
    response.writeHead(302, { location: LOCATION, 'content-length': '0' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

// The naive tracker: each visitor waits for a message of one's own. Without the headers that make ours recognisable.
function publishEach(bus: Bus, { clickGroupText }: TrackerParts): ClickLog {
  const subject = bus.namespace.subject('clicks.v1.0');
  return {
    add: async (click) => {
      const group = { id: randomUUID(), time: new Date().toISOString(), items: JSON.stringify(click) };
      await bus.js.publish(subject, clickGroupText('bench', group));
    },
  };
}

async function listenWithParts(kind: ReferenceKind, url: string, namespace: string): Promise<number> {
  const parts = await loadTrackerParts();
  const bus = await parts.connectBus({ url, namespace, name: `bench-${kind}` });
  const table = new parts.LinkTable();
  table.applyProgram(PROGRAM, 1);
  for (let index = 0; index < LINKS; index += 1) table.applyLink(benchLink(index), 1);
  const known = table.lookup('b0');
  const log =
    kind === 'publish-each' ? publishEach(bus, parts) : parts.openClickLog({ bus, lane: '0', deadlineMs: 3_000 });
  const redirect = parts.createRedirectHandler({
    links: kind === 'no-look-up' ? { lookup: () => known } : table,
    linksReady: () => true,
    recorder: new parts.ClickRecorder(log, { signing: parts.clickIdKey(0, randomBytes(32)) }),
    metrics: new parts.RedirectMetrics(),
    logger: console,
    countryHeaderOf: () => undefined,
    countryOf: () => undefined,
  });
  const tracker = parts.createTrackerServer({ redirect, postback: () => undefined, health: {}, logger: console });
  await tracker.listen('127.0.0.1', 0);
  return (tracker.server.address() as AddressInfo).port;
}

const [kind = 'bare', url = '', namespace = ''] = process.argv.slice(2);
const listening = kind === 'bare' ? listenBare() : listenWithParts(kind as ReferenceKind, url, namespace);
answerParent(async () => listening);
