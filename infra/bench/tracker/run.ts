import type { NatsConnection } from '@nats-io/transport-node';
import { connectNats } from '../../local/black-box/connect-nats.ts';
import { UserError } from '../../local/user-error.ts';
import { interleave, type Rounds } from '../measure/interleave.ts';
import { warmUp } from '../measure/warm-up.ts';
import type { BenchStack, Measured } from '../stack/bench-stack.ts';
import { measure, startReference, startVisitors, type Measurement, type Server } from './contestants.ts';
import { publishLinks } from './publish-links.ts';
import { clicksInClickhouse, clicksInStream, differences } from './stored-clicks.ts';

/** How long and how often. */
export interface TrackerBenchOptions {
  readonly rounds: number;
  /** Length of one measurement in milliseconds. */
  readonly ms: number;
  readonly connections: number;
  readonly openLoopPerSecond: number;
  /** Options of the tracker's Node, for a profile. */
  readonly nodeOptions: readonly string[];
}

export type Closed = 'bare' | 'tracker' | 'publishEach' | 'noLookUp';
export type Open = 'bare' | 'tracker';

/** Everything measured, and how many clicks were checked. */
export interface TrackerFigures {
  readonly closed: Rounds<Closed>;
  readonly open: Rounds<Open>;
  readonly verified: number;
}

const WARM_UP = { requests: 25_000, limitMs: 12_000 };

/**
 * Measures the tracker against its references, then proves that each redirect's click is stored.
 * Throws a UserError that lists the differences otherwise: then the figures mean nothing.
 */
export async function runTrackerBench(
  stack: BenchStack,
  options: TrackerBenchOptions,
  print: (line: string) => void,
): Promise<TrackerFigures> {
  const natsUrl = stack.environment['NATS_URL'] ?? '';
  const tracker = await stack.run('tracker', options.nodeOptions);
  const connection = await connectNats(natsUrl, 'bench');
  const ends: (() => unknown)[] = [() => connection.close()];
  try {
    const ours: Server = { pid: tracker.pid, port: stack.instance.ports.tracker, told: new Set() };
    await publishLinks(connection, ours);
    const bare = await startReference('bare', natsUrl, '');
    const publishEach = await startReference('publish-each', natsUrl, 'each');
    const noLookUp = await startReference('no-look-up', natsUrl, 'plain');
    const visitors = startVisitors();
    ends.push(bare.stop, publishEach.stop, noLookUp.stop, visitors.stop);
    const base = { visitors, natsPid: stack.storePid('nats'), ms: options.ms, connections: options.connections };
    const servers = { bare, tracker: ours, publishEach, noLookUp };
    for (const server of Object.values(servers)) await warmUp(() => measure({ ...base, server }), WARM_UP);
    const measured = await measureAll(servers, base, { options, print });
    const verified = await stack.progress.step('Every click found stored, once', () =>
      verify({ stack, tracker, connection }, { ours, each: publishEach, plain: noLookUp }),
    );
    return { ...measured, verified };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function measureAll(
  servers: Readonly<Record<Closed, Server>>,
  base: Omit<Measurement, 'server'>,
  { options, print }: { options: TrackerBenchOptions; print: (line: string) => void },
): Promise<Pick<TrackerFigures, 'closed' | 'open'>> {
  const { rounds, openLoopPerSecond: perSecond } = options;
  const common = { rounds, reference: 'bare', stillBy: 'perSecond', atMost: rounds + 3, onRound: print } as const;
  print(`  ${options.connections} connections, each with its next request when the last is answered`);
  const closed = await interleave<Closed>(
    {
      bare: () => measure({ ...base, server: servers.bare }),
      tracker: () => measure({ ...base, server: servers.tracker }),
      publishEach: () => measure({ ...base, server: servers.publishEach }),
      noLookUp: () => measure({ ...base, server: servers.noLookUp }),
    },
    common,
  );
  print(`  ${perSecond} requests a second, whether or not they are answered`);
  const steady = { ...base, perSecond };
  const open = await interleave<Open>(
    {
      bare: () => measure({ ...steady, server: servers.bare }),
      tracker: () => measure({ ...steady, server: servers.tracker }),
    },
    common,
  );
  return { closed, open };
}

interface Witnesses {
  readonly stack: BenchStack;
  readonly tracker: Measured;
  readonly connection: NatsConnection;
}

async function verify(
  { stack, tracker, connection }: Witnesses,
  { ours, each, plain }: Readonly<Record<'ours' | 'each' | 'plain', Server>>,
): Promise<number> {
  await tracker.stop();
  const projector = await stack.run('projector');
  const found = [
    ...differences('the stream of the tracker', ours.told, await clicksInStream(connection, 'CLICKS')),
    ...differences('the stream of single publishes', each.told, await clicksInStream(connection, 'each_CLICKS')),
    ...differences('the stream without look-up', plain.told, await clicksInStream(connection, 'plain_CLICKS')),
    ...differences('ClickHouse', ours.told, await clicksInClickhouse(stack.environment, ours.told.size)),
  ];
  await projector.stop();
  if (found.length > 0)
    throw new UserError(`No speed is reported, because the work was not done:\n${found.join('\n')}`);
  return ours.told.size + each.told.size + plain.told.size;
}
