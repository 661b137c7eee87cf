// npm run bench:tracker: the redirect against a server that does nothing, and against simpler trackers. See docs/performance.md.
import { load, machine } from '../bench/measure/machine.ts';
import { parseBenchOptions } from '../bench/measure/run-options.ts';
import { mediansTable, targetsTable } from '../bench/measure/table.ts';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { runTrackerBench, type TrackerFigures } from '../bench/tracker/run.ts';
import { runCommand } from './command.ts';

const CONNECTIONS = 64;
const OPEN_LOOP_PER_SECOND = 5_000;
const MEASUREMENT_MS = 1_500;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report({ closed, open, verified }: TrackerFigures): void {
  const saturated = {
    bare: 'bare node:http 302',
    tracker: 'tracker',
    publishEach: 'publish each click',
    noLookUp: 'tracker without look-up',
  };
  const steady = { bare: 'bare node:http 302', tracker: 'tracker' };
  const ratios = (of: (round: TrackerFigures['closed']['samples'][number]) => number): number[] =>
    closed.samples.map(of);
  const lines = [
    '',
    `${CONNECTIONS} connections at once (store: NATS)`,
    ...mediansTable(closed.samples, saturated),
    '',
    `${OPEN_LOOP_PER_SECOND} requests a second`,
    ...mediansTable(open.samples, steady),
    '',
    ...targetsTable([
      {
        what: '1 bare ÷ tracker, CPU a request',
        ratios: ratios((r) => r.bare.cpuMicros / r.tracker.cpuMicros),
        floor: 0.45,
        goal: 0.65,
      },
      {
        what: '2 tracker ÷ publish each, requests/s',
        ratios: ratios((r) => r.tracker.perSecond / r.publishEach.perSecond),
        floor: 3,
        goal: 3.8,
      },
      {
        what: '3 tracker ÷ bare, p99 at 5,000/s',
        ratios: open.samples.map((r) => r.tracker.p99 / r.bare.p99),
        floor: 6,
        goal: 3,
        less: true,
      },
      {
        what: '5 without ÷ with look-up, CPU',
        ratios: ratios((r) => r.noLookUp.cpuMicros / r.tracker.cpuMicros),
        floor: 0.85,
        goal: 0.95,
      },
    ]),
    '',
    `Verified: ${verified} clicks answered with a 302, each stored exactly once (the tracker's in ClickHouse too).`,
    `Rounds measured again: ${closed.repeated + open.repeated}; load of the machine at the end: ${load()}.`,
    ...(closed.unsteady || open.unsteady
      ? ['The reference did not keep still to the end: take these figures with care.']
      : []),
  ];
  for (const line of lines) print(line);
}

runCommand(async () => {
  const options = parseBenchOptions(process.argv.slice(2));
  print(`npm run bench:tracker, ${options.rounds} rounds`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('tracker', print);
  try {
    const shape = { ms: MEASUREMENT_MS, connections: CONNECTIONS, openLoopPerSecond: OPEN_LOOP_PER_SECOND };
    report(await runTrackerBench(stack, { ...options, ...shape }, print));
  } finally {
    await stack.end();
  }
  return 0;
});
