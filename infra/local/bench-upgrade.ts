// npm run bench:upgrade: how long the migrations since the former version take on many conversions. See docs/upgrade.md.
import { parseArgs } from 'node:util';
import { load, machine } from '../bench/measure/machine.ts';
import { table } from '../bench/measure/table.ts';
import { startBenchStack } from '../bench/stack/bench-stack.ts';
import { FORMER, runUpgradeBench, type UpgradeFigures } from '../bench/upgrade/run.ts';
import { runCommand } from './command.ts';
import { UserError } from './user-error.ts';

const MOST = 10_000_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function conversionsOf(args: readonly string[]): number {
  const wrong = new UserError(`npm run bench:upgrade takes --conversions N, from 1 to ${MOST}; 1000000 when left out.`);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { conversions: { type: 'string', default: '1000000' } },
    });
    const count = Number(values.conversions);
    if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  } catch {
    throw wrong;
  }
  throw wrong;
}

function report({ conversions, applied, sizeBefore, sizeAfter, verified }: UpgradeFigures): void {
  const total = applied.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...applied.map(({ name, seconds }) => [name, seconds.toFixed(1)]), ['together', total.toFixed(1)]];
  const lines = [
    '',
    ...(applied.length === 0 ? [`There are no migrations since ${FORMER}.`] : table(['migration', 'seconds'], rows)),
    '',
    `${conversions} conversions; the database had ${sizeBefore.toFixed(0)} MB before and has ${sizeAfter.toFixed(0)} MB after.`,
    `Verified: ${verified} counts, sums and balances are what they were; the books agree with the commissions.`,
    `Load of the machine at the end: ${load()}.`,
  ];
  for (const line of lines) print(line);
}

runCommand(async () => {
  const conversions = conversionsOf(process.argv.slice(2));
  print(`npm run bench:upgrade, ${conversions} conversions`);
  print(`${machine()}; load before: ${load()}`);
  const stack = await startBenchStack('upgrade', print, []);
  try {
    report(await runUpgradeBench(stack, conversions));
  } finally {
    await stack.end();
  }
  return 0;
});
