// npm run faults: kills processes and stores at random under load and proves that nothing promised was lost or doubled.
// See README.md beside this file.
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './command.ts';
import { ClickLoad } from './faults/click-load.ts';
import { parseFaultOptions } from './faults/options.ts';
import { planRounds, runRound, type Round } from './faults/rounds.ts';
import { SalesLoad } from './faults/sales-load.ts';
import { SeededRandom } from './faults/seeded-random.ts';
import { tableHead, tableRow } from './faults/table.ts';
import { Told } from './faults/told.ts';
import { startTrial, type Trial } from './faults/trial.ts';
import { judge } from './faults/verdict.ts';

const CLICKS_PER_SECOND = 200;
const SALES_PER_SECOND = 20;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Run {
  readonly seed: number;
  readonly rounds: readonly Round[];
  readonly random: SeededRandom;
}

/** Runs the rounds under load, then judges. Every difference found; empty is a pass. */
async function attack(trial: Trial, { seed, rounds, random }: Run): Promise<string[]> {
  const { endpoints } = trial;
  const told = new Told();
  const since = new Date();
  const prefix = `fault-${seed}-`;
  const clicks = new ClickLoad(endpoints.demo.link.url, told, CLICKS_PER_SECOND);
  const sales = new SalesLoad({
    endpoints,
    told,
    // Numbers of its own, so that the load's pace does not change which faults come when.
    random: new SeededRandom(seed + 1_000_003),
    clicks: clicks.recent,
    perSecond: SALES_PER_SECOND,
    prefix,
  });
  clicks.start();
  sales.start();
  try {
    print(tableHead());
    for (const [index, round] of rounds.entries()) {
      const before = told.counts();
      const outcome = await runRound(round, trial, random);
      print(tableRow(index + 1, outcome, [before, told.counts()]));
    }
    await sleep(1_000);
  } catch (error) {
    told.isOver = true;
    throw error;
  } finally {
    await Promise.all([clicks.stop(), sales.stop()]);
  }
  const { clicks: told302, conversions, refunds } = told.counts();
  print(
    `  Told in all: ${told302} clicks, ${conversions} sales, ${refunds} refunds; ${told.unanswered} reports never answered.`,
  );
  return judge(trial, { told, since, prefix });
}

runCommand(async () => {
  const { rounds, seed, keep } = parseFaultOptions(process.argv.slice(2));
  print(`${rounds} rounds of faults, seed ${seed}`);
  const random = new SeededRandom(seed);
  const trial = await startTrial(seed, print);
  let differences: readonly string[] = ['the run was broken off'];
  try {
    differences = await attack(trial, { seed, rounds: planRounds(rounds, random), random });
  } finally {
    const keepState = keep || differences.length > 0;
    await trial.end(keepState);
    if (keepState) print(`  Logs and data are kept: ${trial.instance.state.root}`);
  }
  for (const difference of differences) print(`  ✗ ${difference}`);
  print(
    differences.length === 0
      ? 'Nothing was lost, nothing was doubled, the ledger balances.'
      : `${differences.length} differences with seed ${seed}`,
  );
  return differences.length === 0 ? 0 : 1;
});
