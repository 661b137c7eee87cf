import { openEvidence, type Databases, type Evidence } from '../../local/faults/evidence.ts';
import { proveIntegrity } from '../../local/faults/proofs/integrity.ts';
import { waitUntilQuiet } from '../../local/faults/quiet.ts';
import { UserError } from '../../local/user-error.ts';
import { load as machineLoad } from '../measure/machine.ts';
import { interleave, type Rounds } from '../measure/interleave.ts';
import type { BenchStack, Measured } from '../stack/bench-stack.ts';
import { databasesOf } from '../stack/databases.ts';
import { provesBooked } from './booked.ts';
import { Contestants, INSERT_TABLE } from './contestants.ts';
import { openShops } from './shops.ts';

/** How long, how often and how fast. */
export interface ConversionsBenchOptions {
  readonly rounds: number;
  /** Length of one measurement of conversions; the reference has half of it before and half of it after. */
  readonly seconds: number;
  /** Conversions, or inserts, a second. */
  readonly rate: number;
  /** Connections of the shops, and of the reference. */
  readonly clients: number;
  readonly writers: number;
  readonly merchants: number;
  /** Options of the API's Node, for a profile. */
  readonly nodeOptions: readonly string[];
}

export type Contestant = 'insert' | 'several' | 'one';

/** Everything measured, and how many conversions were checked. */
export interface ConversionFigures {
  readonly measured: Rounds<Contestant>;
  readonly verified: number;
}

const WARM_UP_MS = 15_000;

/**
 * Measures the API's conversions against bare inserts at the same rate while the whole product runs, then proves that every
 * one is booked and projected. Throws a UserError that lists the differences otherwise: then the figures mean nothing.
 */
export async function runConversionsBench(
  stack: BenchStack,
  options: ConversionsBenchOptions,
  print: (line: string) => void,
): Promise<ConversionFigures> {
  const processes: Measured[] = [await stack.run('api', options.nodeOptions)];
  for (const name of ['tracker', 'worker', 'projector']) processes.push(await stack.run(name));
  const databases = databasesOf(stack);
  const evidence = await openEvidence(databases);
  const contestants = contestantsOn(stack, { api: processes[0], evidence, databases, options });
  try {
    await evidence.postgres.query(INSERT_TABLE);
    const measured = await measure(stack, { contestants, options, print });
    await stack.progress.step('Every conversion found booked and projected, once', async () =>
      refuseDifferences([...(await provesBooked(evidence, contestants)), ...(await proveIntegrity(databases))]),
    );
    return { measured, verified: contestants.orderIds.size };
  } finally {
    contestants.stop();
    await evidence.close();
    for (const process of processes.reverse()) await process.stop();
  }
}

interface Course {
  readonly contestants: Contestants;
  readonly options: ConversionsBenchOptions;
  readonly print: (line: string) => void;
}

async function measure(stack: BenchStack, { contestants, options, print }: Course): Promise<Rounds<Contestant>> {
  const { rounds, seconds, merchants } = options;
  const shops = await stack.progress.step('Merchants, affiliates and clicks', () => openShops(stack, merchants));
  const ms = seconds * 1_000;
  await contestants.inserts(WARM_UP_MS);
  await contestants.conversions(shops, WARM_UP_MS);
  return interleave<Contestant>(
    {
      insert: () => contestants.inserts(ms / 2),
      several: () => contestants.conversions(shops, ms),
      one: () => contestants.conversions(shops.slice(0, 1), ms),
    },
    {
      rounds,
      reference: 'insert',
      stillBy: 'p50',
      atMost: rounds + 1,
      onRound: (line) => print(`${line}; load ${machineLoad()}`),
    },
  );
}

interface Surroundings {
  readonly api: Measured | undefined;
  readonly evidence: Evidence;
  readonly databases: Databases;
  readonly options: ConversionsBenchOptions;
}

function contestantsOn(stack: BenchStack, { api, evidence, databases, options }: Surroundings): Contestants {
  return new Contestants({
    apiPid: api?.pid ?? 0,
    apiPort: stack.instance.ports.api,
    postgresPid: stack.storePid('postgres'),
    postgresUrl: databases.postgres,
    perSecond: options.rate,
    clients: options.clients,
    writers: options.writers,
    settle: async () => refuseDifferences(await waitUntilQuiet(evidence.postgres, stack.environment['NATS_URL'] ?? '')),
  });
}

function refuseDifferences(wrong: readonly string[]): void {
  if (wrong.length > 0)
    throw new UserError(`No speed is reported, because the work was not done:\n${wrong.join('\n')}`);
}
