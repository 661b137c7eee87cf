import pg from 'pg';
import { UserError } from '../../local/user-error.ts';
import { interleave, type Rounds } from '../measure/interleave.ts';
import { warmUp } from '../measure/warm-up.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import { provesBooked } from './booked.ts';
import { Contestants, INSERT_TABLE } from './contestants.ts';
import { openShops, type Shop } from './shops.ts';

/** How long and how often. */
export interface ConversionsBenchOptions {
  readonly rounds: number;
  /** Length of one measurement in milliseconds. */
  readonly ms: number;
  readonly connections: number;
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

const WARM_UP = { requests: 4_000, limitMs: 15_000 };

/**
 * Measures the API's conversions against bare inserts, then proves that every one is booked.
 * Throws a UserError that lists the differences otherwise: then the figures mean nothing.
 */
export async function runConversionsBench(
  stack: BenchStack,
  options: ConversionsBenchOptions,
  print: (line: string) => void,
): Promise<ConversionFigures> {
  const api = await stack.run('api', options.nodeOptions);
  const shops = await stack.progress.step('Merchants, affiliates and clicks', () => prepareShops(stack, options));
  const postgresUrl = stack.environment['DATABASE_URL'] ?? '';
  const postgres = new pg.Client({ connectionString: postgresUrl });
  await postgres.connect();
  const { ms, connections, rounds } = options;
  const load = { apiPid: api.pid, apiPort: stack.instance.ports.api, postgresPid: stack.storePid('postgres') };
  const contestants = new Contestants({ ...load, postgresUrl, ms, connections });
  try {
    await postgres.query(INSERT_TABLE);
    const course = {
      insert: () => contestants.inserts(),
      several: () => contestants.conversions(shops),
      one: () => contestants.conversions(shops.slice(0, 1)),
    };
    for (const contestant of Object.values(course)) await warmUp(contestant, WARM_UP);
    const measured = await interleave<Contestant>(course, {
      rounds,
      reference: 'insert',
      atMost: rounds + 3,
      onRound: print,
    });
    await stack.progress.step('Every conversion found booked, once', async () => {
      const wrong = await provesBooked(postgres, contestants);
      if (wrong.length > 0)
        throw new UserError(`No speed is reported, because the work was not done:\n${wrong.join('\n')}`);
    });
    return { measured, verified: contestants.orderIds.size };
  } finally {
    contestants.stop();
    await postgres.end();
    await api.stop();
  }
}

// Tracker and worker run only here: what they do is not part of a conversion's answer, and they would compete for the
// processors. The events of the measured conversions stay in the outbox, where they are counted.
async function prepareShops(stack: BenchStack, { merchants }: ConversionsBenchOptions): Promise<Shop[]> {
  const helpers = [await stack.run('tracker'), await stack.run('worker')];
  try {
    return await openShops(stack, merchants);
  } finally {
    for (const helper of helpers) await helper.stop();
  }
}
