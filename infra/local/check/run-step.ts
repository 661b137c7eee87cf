import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { forgetProcess, recordProcess } from '../process/pid-files.ts';
import { REPOSITORY } from '../repository.ts';
import type { StateDir } from '../state-dir.ts';
import { countTests, type Counts } from './count-tests.ts';
import type { Step } from './steps.ts';

const KEPT_OUTPUT_CHARS = 400_000;

/** What came of a step. */
export interface Outcome extends Counts {
  readonly step: Step;
  /** The end of what it printed, both streams. */
  readonly output: string;
}

/** Runs a step to its end, or to its limit. Never throws: whatever goes wrong is a failed test. */
export async function runStep(
  step: Step,
  state: StateDir,
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const report = path.join(state.run, 'reports', `${step.name.replaceAll(/\W/g, '-')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporting = {
    one: [],
    jest: ['--json', `--outputFile=${report}`],
    vitest: ['--reporters=default', '--reporters=json', `--output-file=${report}`],
  }[step.counting];
  const child = spawn(step.file, [...step.args, ...reporting], {
    cwd: step.cwd ?? REPOSITORY,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // On record, so that it goes when this run is cut short, even by kill -9.
  const name = `step-${step.name.replaceAll(/\W/g, '-')}`;
  const entry =
    child.pid === undefined ? null : recordProcess(state, { name, pid: child.pid, kind: 'app', stopSignal: 'SIGTERM' });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const timer = setTimeout(() => {
    output += `\nThe step took longer than ${step.limitMs / 1000} s and was ended.\n`;
    endGroup(child.pid);
  }, step.limitMs);
  const exitCode = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(timer);
  if (entry !== null) forgetProcess(state, entry);
  return { step, output, ...countTests({ counting: step.counting, exitCode, report }) };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended just now
  }
}
