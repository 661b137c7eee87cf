// npm test: everything a change must pass, or some parts of it, on a stack of its own. See README.md beside this file.
import path from 'node:path';
import { readJson } from './atomic-json.ts';
import { chosenLanes } from './check/chosen-lanes.ts';
import { runStep, type Outcome } from './check/run-step.ts';
import { GENERATE, type Step } from './check/steps.ts';
import { runCommand } from './command.ts';
import { runningSupervisor } from './launch/running.ts';
import { spawnSupervisor, type Launched } from './launch/spawn-supervisor.ts';
import { findFreeBase, portsFrom } from './ports.ts';
import { Progress } from './process/progress.ts';
import { REPOSITORY } from './repository.ts';
import { CHECK_STATE, createStateDir } from './state-dir.ts';
import { UserError } from './user-error.ts';

const FIRST_BASE = 14_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function startStack(): Promise<Launched> {
  createStateDir(CHECK_STATE);
  if (runningSupervisor(CHECK_STATE) !== null)
    throw new UserError('Another npm test is running in this checkout: wait for it.');
  const ports = portsFrom(await findFreeBase(FIRST_BASE));
  const stack = spawnSupervisor(
    { kind: 'stack', state: CHECK_STATE, ports, detach: false, wipeFirst: true, seedDemo: false },
    print,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stack.stop();
      void stack.ended.then(() => process.exit(130));
    });
  }
  await stack.ready;
  return stack;
}

// The stack's addresses win over whatever the shell has set: tests must not reach somebody's real stores.
function environmentOfSteps(): Record<string, string> {
  return {
    ...(readJson(CHECK_STATE.environmentFile) as Record<string, string> | null),
    PATH: `${path.join(REPOSITORY, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
}

async function runLane(steps: readonly Step[], environment: Readonly<Record<string, string>>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const run = (): Promise<Outcome> => runStep(step, CHECK_STATE, environment);
    const outcome = await new Progress(print).step(step.name, run, ({ failed }) => failed === 0);
    if (outcome.failed > 0) print(`\n${step.name}, ${outcome.failed} failed:\n${outcome.output.trimEnd()}\n`);
    outcomes.push(outcome);
  }
  return outcomes;
}

runCommand(async () => {
  const chosen = chosenLanes(process.argv.slice(2));
  const stack = await startStack();
  const environment = environmentOfSteps();
  const generated = await runLane([GENERATE], environment);
  const lanes = await Promise.all(chosen.map((steps) => runLane(steps, environment)));
  stack.stop();
  await stack.ended;
  // Generating is preparation, not a test; that it failed is one failure all the same.
  const outcomes = [...generated.filter(({ failed }) => failed > 0), ...lanes.flat()];
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
