// npm run bench:conversions: conversions against bare inserts at the same rate, the whole product running. See docs/performance.md.
import { runConversionsBench, type Contestant, type ConversionFigures } from '../bench/conversions/run.ts';
import type { Sample } from '../bench/measure/interleave.ts';
import { load, machine } from '../bench/measure/machine.ts';
import { parseBenchOptions } from '../bench/measure/run-options.ts';
import { mediansTable, targetsTable, type Target } from '../bench/measure/table.ts';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { runCommand } from './command.ts';

const CLIENTS = 256;
const WRITERS = 32;
const MERCHANTS = 8;
const RATE = { whenLeftOut: 200, most: 5_000 };
const SECONDS = { whenLeftOut: 120, most: 3_600 };

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report({ measured, verified }: ConversionFigures, rate: number): void {
  const names: Readonly<Record<Contestant, string>> = {
    insert: 'bare insert',
    several: `conversions, ${MERCHANTS} merchants`,
    one: 'conversions, one merchant',
  };
  const { samples } = measured;
  const target = (name: Contestant, ratio: (round: Readonly<Record<Contestant, Sample>>) => number): Target => ({
    what: `6 ${names[name]} ÷ bare inserts, p99`,
    ratios: samples.map(ratio),
    floor: 20,
    goal: 8,
    less: true,
  });
  const lines = [
    '',
    `${rate} a second, timed from when each was due; api, tracker, worker and projector run`,
    '(CPU: of the writing process or the API; store: PostgreSQL, fsync and synchronous_commit on)',
    ...mediansTable(samples, names),
    '',
    ...targetsTable([
      target('several', (round) => round.several.p99 / round.insert.p99),
      target('one', (round) => round.one.p99 / round.insert.p99),
    ]),
    '',
    `Verified: ${verified} conversions, all answered with 201, each with its commission, posting, events and kept answer;`,
    'the ledger balances, the outbox is empty, and ClickHouse has the same conversions and commissions, in number and sum.',
    `Rounds measured again: ${measured.repeated}; load of the machine at the end: ${load()}.`,
    ...(measured.unsteady ? ['The reference did not keep still to the end: take these figures with care.'] : []),
  ];
  for (const line of lines) print(line);
}

runCommand(async () => {
  const options = parseBenchOptions(process.argv.slice(2), { rate: RATE, seconds: SECONDS });
  const { rounds, rate, seconds } = options;
  print(`npm run bench:conversions -- --rate ${rate} --seconds ${seconds} --rounds ${rounds}`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('conversions', print);
  try {
    const shape = { clients: CLIENTS, writers: WRITERS, merchants: MERCHANTS };
    report(await runConversionsBench(stack, { ...options, ...shape }, print), rate);
  } finally {
    await stack.end();
  }
  return 0;
});
