// npm run bench:system: what a click costs the whole product, and what the product costs without one. See docs/performance.md.
import { load, machine } from '../bench/measure/machine.ts';
import { median } from '../bench/measure/median.ts';
import { percentile } from '../bench/measure/percentile.ts';
import { parseBenchOptions } from '../bench/measure/run-options.ts';
import { mediansTable, table, targetsTable } from '../bench/measure/table.ts';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { sumOf } from '../bench/system/cpu-account.ts';
import { runSystemBench, type SystemFigures } from '../bench/system/run.ts';
import { runCommand } from './command.ts';

const OPTIONS = {
  rate: { whenLeftOut: 3_000, most: 50_000 },
  seconds: { whenLeftOut: 60, most: 3_600 },
  rest: { whenLeftOut: 600, most: 3_600 },
  idle: { whenLeftOut: 300, most: 3_600 },
} as const;
/** CPU milliseconds a second of the version before this bench, on 2026-11-30. */
const FORMER_IDLE = 132;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function processesTable({ idle, costs }: SystemFigures): string[] {
  const cost = (name: string): number => median(costs.map((round) => round.get(name) ?? 0));
  const rows = [...idle].map(([name, rate]) => [name, rate.toFixed(1), cost(name).toFixed(1)]);
  const sums = ['all', sumOf(idle).toFixed(1), median(costs.map(sumOf)).toFixed(1)];
  return table(['process', 'idle, CPU ms/s', 'a click, CPU µs'], [...rows, sums]);
}

function report(figures: SystemFigures, rate: number): void {
  const { measured, idle, freshness, verified } = figures;
  const lines = [
    '',
    `${rate} clicks a second (bare: as fast as it can); CPU of all processes, tail included, idle cost taken off`,
    ...mediansTable(measured.samples, { bare: 'bare node:http 302', system: 'the whole product' }),
    '',
    ...processesTable(figures),
    '',
    ...targetsTable([
      {
        what: '16 product ÷ bare, CPU a click',
        ratios: measured.samples.map(({ bare, system }) => system.cpuMicros / bare.cpuMicros),
        ...{ floor: 12, goal: 8, less: true },
      },
      {
        what: '17 idle ÷ former version',
        ratios: [sumOf(idle) / FORMER_IDLE],
        ...{ floor: 0.5, goal: 0.25, less: true },
      },
      {
        what: '13 seconds until in ClickHouse, p99',
        ratios: [percentile(freshness, 0.99) / 1_000],
        ...{ floor: 2, goal: 1, less: true },
      },
    ]),
    '',
    `Verified: ${verified} clicks answered with a 302, each in ClickHouse exactly once, with its context in PostgreSQL.`,
    `Rounds measured again: ${measured.repeated}; load of the machine at the end: ${load()}.`,
    ...(measured.unsteady ? ['The reference did not keep still to the end: take these figures with care.'] : []),
  ];
  for (const line of lines) print(line);
}

runCommand(async () => {
  const options = parseBenchOptions(process.argv.slice(2), OPTIONS);
  const { rounds, rate, seconds, rest, idle } = options;
  const shape = `--rate ${rate} --seconds ${seconds} --rest ${rest} --idle ${idle} --rounds ${rounds}`;
  print(`npm run bench:system -- ${shape}`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('system', print);
  try {
    report(await runSystemBench(stack, options, print), rate);
  } finally {
    await stack.end();
  }
  return 0;
});
