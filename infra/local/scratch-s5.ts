// npm run bench:conversions: a conversion all-in against a bare insert. See docs/performance.md.
import { runConversionsBench, type ConversionFigures } from '/work/main/infra/bench/conversions/run.ts';
import { load, machine } from '/work/main/infra/bench/measure/machine.ts';
import { parseBenchOptions } from '/work/main/infra/bench/measure/run-options.ts';
import { mediansTable, targetsTable } from '/work/main/infra/bench/measure/table.ts';
import { startBenchStack } from '/work/main/infra/bench/stack/bench-stack.ts';
import { runCommand } from '/work/main/infra/local/command.ts';

const CONNECTIONS = 16;
const MERCHANTS = 8;
const MEASUREMENT_MS = 60_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report({ measured, verified }: ConversionFigures): void {
  const names = {
    insert: 'bare insert',
    several: `conversions, ${MERCHANTS} merchants`,
    one: 'conversions, one merchant',
  };
  const { samples } = measured;
  const lines = [
    '',
    `${CONNECTIONS} clients (CPU: of the writing process or the API; store: PostgreSQL, fsync and synchronous_commit on)`,
    ...mediansTable(samples, names),
    '',
    ...targetsTable([
      {
        what: `6 ${names.several} ÷ bare inserts`,
        ratios: samples.map((r) => r.several.perSecond / r.insert.perSecond),
        floor: 0.12,
        goal: 0.25,
      },
      {
        what: `6 ${names.one} ÷ bare inserts`,
        ratios: samples.map((r) => r.one.perSecond / r.insert.perSecond),
        floor: 0.12,
        goal: 0.25,
      },
    ]),
    '',
    `Verified: ${verified} conversions, each with its commission, balanced posting and events; the ledger balances.`,
    `Rounds measured again: ${measured.repeated}; load of the machine at the end: ${load()}.`,
    ...(measured.unsteady ? ['The reference did not keep still to the end: take these figures with care.'] : []),
  ];
  for (const line of lines) print(line);
}

runCommand(async () => {
  const options = parseBenchOptions(process.argv.slice(2));
  print(`npm run bench:conversions, ${options.rounds} rounds`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('conversions', print);
  try {
    const shape = { ms: MEASUREMENT_MS, connections: CONNECTIONS, merchants: MERCHANTS };
    report(await runConversionsBench(stack, { ...options, ...shape }, print));
  } finally {
    await stack.end();
  }
  return 0;
});
