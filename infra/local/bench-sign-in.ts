// npm run bench:sign-in: what a sign-in takes besides its password hash. See docs/performance.md.
import { load, machine } from '../bench/measure/machine.ts';
import { percentile } from '../bench/measure/percentile.ts';
import { parseBenchOptions } from '../bench/measure/run-options.ts';
import { table } from '../bench/measure/table.ts';
import { makePerson, measureSignIns, type SignInFigures } from '../bench/sign-in/run.ts';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { runCommand } from './command.ts';

/** Sign-ins a round. */
const COUNT = 40;
/** What a sign-in may take besides its hash, in milliseconds, for 95 of 100. */
const MOST_BESIDES = 20;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function rowsOf(how: string, { whole, hash }: SignInFigures): string[][] {
  const besides = whole.map((ms, i) => ms - (hash[i] ?? 0));
  const row = (what: string, values: readonly number[]): string[] => [
    `${how}: ${what}`,
    percentile(values, 0.5).toFixed(1),
    percentile(values, 0.95).toFixed(1),
  ];
  return [row('the whole', whole), row('its hash alone', hash), row('the rest', besides)];
}

runCommand(async () => {
  const { rounds, nodeOptions } = parseBenchOptions(process.argv.slice(2));
  print(`npm run bench:sign-in, ${rounds} rounds`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('sign-in', print);
  try {
    const api = await stack.run('api', nodeOptions);
    await makePerson(stack);
    const one = await measureSignIns(stack, 1, rounds * COUNT);
    const four = await measureSignIns(stack, 4, rounds * COUNT);
    await api.stop();
    const rows = [...rowsOf('one at a time', one), ...rowsOf('four at a time', four)];
    for (const line of ['', ...table(['milliseconds', 'p50', 'p95'], rows), '']) print(line);
    print(`${one.whole.length} and ${four.whole.length} sign-ins; the rest may take ${MOST_BESIDES} ms at p95.`);
    print(`Load of the machine at the end: ${load()}.`);
  } finally {
    await stack.end();
  }
  return 0;
});
