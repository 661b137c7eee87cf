import { setTimeout as sleep } from 'node:timers/promises';
import { connectNats } from '../../local/black-box/connect-nats.ts';
import { openEvidence, type Evidence } from '../../local/faults/evidence.ts';
import { waitUntilQuiet } from '../../local/faults/quiet.ts';
import { UserError } from '../../local/user-error.ts';
import { interleave, type Rounds } from '../measure/interleave.ts';
import { load as machineLoad } from '../measure/machine.ts';
import { warmUp } from '../measure/warm-up.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import { databasesOf } from '../stack/databases.ts';
import { measure, startReference, startVisitors, type Server } from '../tracker/contestants.ts';
import { publishLinks } from '../tracker/publish-links.ts';
import { sendClicks, SystemContestants, type SystemLoad } from './contestants.ts';
import { ratesBetween, readCpu, type ByProcess } from './cpu-account.ts';
import { measureFreshness } from './freshness.ts';
import { provesStored } from './proof.ts';

/** How long, how often and how fast. Seconds. */
export interface SystemBenchOptions {
  readonly rounds: number;
  /** Length of one measurement of the system. */
  readonly seconds: number;
  /** Clicks a second. */
  readonly rate: number;
  /** Without a request, before the idle cost is measured. */
  readonly rest: number;
  /** Length of the measurement of the idle cost. */
  readonly idle: number;
}

/** Everything measured, and how many clicks were checked. */
export interface SystemFigures {
  readonly measured: Rounds<'bare' | 'system'>;
  /** CPU microseconds a click, by process, of each round. */
  readonly costs: readonly ByProcess[];
  /** CPU milliseconds a second without a request, by process. */
  readonly idle: ByProcess;
  /** Milliseconds from a click's answer until it is in ClickHouse. */
  readonly freshness: readonly number[];
  readonly verified: number;
}

const PROCESSES = ['api', 'tracker', 'worker', 'projector'];
const CONNECTIONS = 64;
const WARM_UP_MS = 10_000;
const BARE_WARM_UP = { requests: 25_000, limitMs: 12_000 };
const PROBES = { count: 200, everyMs: 100 };

/**
 * Measures what a click costs all processes of the product together, what they cost when nothing happens, and how soon a
 * click is in reports; then proves that every click is stored once. Throws a UserError otherwise: then the figures mean nothing.
 */
export async function runSystemBench(
  stack: BenchStack,
  options: SystemBenchOptions,
  print: (line: string) => void,
): Promise<SystemFigures> {
  const natsUrl = stack.environment['NATS_URL'] ?? '';
  const ends: (() => unknown)[] = [];
  try {
    for (const name of PROCESSES) {
      const process = await stack.run(name);
      ends.push(() => process.stop());
    }
    const databases = databasesOf(stack);
    const evidence = await openEvidence(databases);
    const connection = await connectNats(natsUrl, 'bench');
    const bare = await startReference('bare', natsUrl, '');
    const visitors = startVisitors();
    ends.push(
      () => evidence.close(),
      () => connection.close(),
      bare.stop,
      visitors.stop,
    );
    const tracker: Server = { pid: 0, port: stack.instance.ports.tracker, told: new Set() };
    await publishLinks(connection, tracker);
    const settle = async () => refuse(await waitUntilQuiet(evidence.postgres, natsUrl));
    const load = {
      ...{ stack, visitors, tracker, bare, settle },
      connections: CONNECTIONS,
      perSecond: options.rate,
      ms: 0,
    };
    const figures = await measureAll(load, { evidence, options, print });
    await stack.progress.step('Every click found stored, once', async () =>
      refuse(await provesStored(stack.environment, { evidence, databases }, tracker.told)),
    );
    return { ...figures, verified: tracker.told.size };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

interface Course {
  readonly evidence: Evidence;
  readonly options: SystemBenchOptions;
  readonly print: (line: string) => void;
}

async function measureAll(
  load: SystemLoad,
  { evidence, options, print }: Course,
): Promise<Omit<SystemFigures, 'verified'>> {
  const { stack, settle, visitors, bare, tracker } = load;
  const natsPid = stack.storePid('nats');
  await stack.progress.step('Warm', async () => {
    await warmUp(() => measure({ visitors, server: bare, natsPid, ms: 1_500, connections: CONNECTIONS }), BARE_WARM_UP);
    await sendClicks({ ...load, ms: WARM_UP_MS });
    await settle();
  });
  const idle = await stack.progress.step('Idle cost', () => idleRates(stack, options));
  const contestants = new SystemContestants({ ...load, ms: options.seconds * 1_000 }, idle);
  const measured = await interleave<'bare' | 'system'>(
    { bare: () => contestants.bare(), system: () => contestants.system() },
    {
      ...{ rounds: options.rounds, reference: 'bare', stillBy: 'perSecond', atMost: options.rounds + 3 },
      onRound: (line) => print(`${line}; load ${machineLoad()}`),
    },
  );
  const freshness = await stack.progress.step('How soon a click is there', async () => {
    const url = `http://127.0.0.1:${tracker.port}/c/b0`;
    const probes = { url, evidence, ...PROBES, onClick: (id: string) => tracker.told.add(id) };
    const probing = measureFreshness(probes);
    await sendClicks({ ...load, ms: PROBES.count * PROBES.everyMs });
    return probing;
  });
  await settle();
  const costs = measured.samples.map(({ system }) => contestants.costs.get(system) ?? new Map<string, number>());
  return { measured, costs, idle, freshness };
}

async function idleRates(stack: BenchStack, { rest, idle }: SystemBenchOptions): Promise<ByProcess> {
  await sleep(rest * 1_000);
  const before = readCpu(stack.processes());
  await sleep(idle * 1_000);
  return ratesBetween(before, readCpu(stack.processes()));
}

function refuse(wrong: readonly string[]): void {
  if (wrong.length > 0)
    throw new UserError(`No figure is reported, because the work was not done:\n${wrong.join('\n')}`);
}
