import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { clicksRecordedV1 } from '../../src/contracts/click-recorded.v1.js';
import type { Click } from '../../src/contracts/click-recorded.v1.js';
import type { PublishedLink } from '../../src/contracts/link-published.v1.js';
import type { PublishedProgram } from '../../src/contracts/program-published.v1.js';
import { subjects } from '../../src/contracts/subjects.js';
import { busOptions, connectBus } from '../../src/messaging/jetstream.js';
import type { Bus } from '../../src/messaging/jetstream.js';
import { streams } from '../../src/messaging/topology.js';
import { startClickPath } from '../../src/modules/tracking/click-path.js';
import { createTrackerServer } from '../../src/modules/tracking/tracker-server.js';
import type { Config } from '../../src/platform/config.js';
import { Health } from '../../src/platform/health.js';
import { IpDatabase } from '../../src/platform/ip-database.js';
import { newUuid } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logger.js';
import type { Postback } from './test-postback.js';

/** A tracker process's click path inside a test, on a port of its own. */
export interface TestTracker {
  readonly bus: Bus;
  readonly port: number;
  readonly health: Health;
  get(path: string, options?: GetOptions): Promise<Answer>;
  stop(): Promise<void>;
}

export interface GetOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly tookMs: number;
}

/** A browser, so that clicks are a person's unless a test says otherwise. */
export const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

const noPostback: Postback = () => Promise.reject(new Error('not part of these tests'));

/** `beforePath` runs when the process is connected and has not begun to read the link table. */
export async function startTestTracker(
  config: Config<'tracker'>,
  beforePath: () => unknown = () => undefined,
  postback: Postback = noPostback,
): Promise<TestTracker> {
  const logger = createLogger(config);
  const bus = await connectBus(busOptions(config, 'test-tracker'));
  await beforePath();
  const addresses = new IpDatabase(config, logger);
  const path = startClickPath({ bus, config, logger, addresses });
  const health = new Health({ links: path.checkLinks });
  path.registerMetrics(health.metrics);
  const tracker = createTrackerServer({ redirect: path.redirect, postback, health, logger });
  await tracker.listen('127.0.0.1', 0);
  const { port } = tracker.server.address() as AddressInfo;
  return {
    bus,
    port,
    health,
    get: (target, options) => get(port, target, options),
    stop: async () => {
      await tracker.stop(1_000);
      await path.stop();
      addresses.close();
      await bus.connection.close();
    },
  };
}

/** Publishes a link as the outbox relay would. */
export function publishLink(bus: Bus, link: Partial<PublishedLink> & { code: string }, version = 1): Promise<unknown> {
  const whole: PublishedLink = {
    id: `lnk_${link.code}`,
    no: 7,
    programId: 'prg_1',
    affiliateId: 'aff_1',
    affiliateNo: 8,
    destinationUrl: 'https://shop.example/p?x=1',
    active: true,
    stopsAt: null,
    ...link,
  };
  return publish(bus, subjects.link(whole.code), 'tributary.link.published.v1', version, { link: whole });
}

/** Publishes a program as the outbox relay would. */
export function publishProgram(bus: Bus, program: Partial<PublishedProgram> = {}, version = 1): Promise<unknown> {
  const whole: PublishedProgram = {
    id: 'prg_1',
    no: 9,
    merchantId: 'mer_1',
    currency: 'EUR',
    clickParam: 'click_id',
    fallbackUrl: null,
    provenDomains: ['shop.example'],
    active: true,
    ...program,
  };
  return publish(bus, subjects.program(whole.id), 'tributary.program.published.v1', version, { program: whole });
}

/** One stored group of clicks with its number. */
export interface StoredGroup {
  readonly producer: string;
  readonly seq: number;
  readonly clicks: readonly Click[];
}

/** Every group in the click log, in order; throws when one breaks its contract. */
export async function storedGroups({ jsm, namespace }: Bus): Promise<StoredGroup[]> {
  const stream = namespace.stream(streams.CLICKS.name);
  const { state } = await jsm.streams.info(stream);
  const groups: StoredGroup[] = [];
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq += 1) {
    const message = await jsm.streams.getMessage(stream, { seq });
    if (message === null) continue;
    const { data } = clicksRecordedV1.parse(message.json());
    const { header } = message;
    groups.push({
      producer: header.get('Tributary-Producer'),
      seq: Number(header.get('Tributary-Seq')),
      clicks: data.clicks,
    });
  }
  return groups;
}

export async function storedClicks(bus: Bus): Promise<Click[]> {
  return (await storedGroups(bus)).flatMap(({ clicks }) => clicks);
}

/** Deletes the namespace's streams, so that a shared server does not fill up. */
export async function removeStreams({ jsm, namespace }: Bus): Promise<void> {
  for (const { name } of Object.values(streams)) await jsm.streams.delete(namespace.stream(name));
}

/** The click id that an answer's `location` carries. */
export function clickIdOf({ headers }: Answer): string {
  return new URL(headers.location ?? '').searchParams.get('click_id') ?? '';
}

/**
 * Asks for all paths at once: one packet, so that the tracker has read all of them before it can have answered one.
 * @returns the `location` of each answer, in order
 */
export async function redirectsAtOnce(port: number, paths: readonly string[]): Promise<string[]> {
  const agent = browser['user-agent'];
  const socket = connect(port, '127.0.0.1');
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nuser-agent: ${agent}\r\n\r\n`).join(''));
  let text = '';
  try {
    for await (const chunk of socket) {
      text += String(chunk);
      const locations = [...text.matchAll(/^location: (.*)\r\n/gim)].map(([, location]) => location ?? '');
      if (locations.length === paths.length) return locations;
    }
  } finally {
    socket.destroy();
  }
  throw new Error(`the tracker ended the connection after:\n${text}`);
}

function publish(bus: Bus, subject: string, type: string, version: number, data: unknown): Promise<unknown> {
  const event = {
    specversion: '1.0',
    id: newUuid(),
    type,
    source: 'test',
    time: new Date().toISOString(),
    subject,
    aggregateversion: version,
    data,
  };
  return bus.js.publish(bus.namespace.subject(subject), JSON.stringify(event));
}

function get(port: number, path: string, { method = 'GET', headers = browser }: GetOptions = {}): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
          tookMs: performance.now() - began,
        }),
      );
    });
    sent.on('error', reject).end();
  });
}
