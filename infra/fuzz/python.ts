import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_FOLDER, REPOSITORY } from '../local/repository.ts';
import { UserError } from '../local/user-error.ts';

const FOLDER = path.join(LOCAL_FOLDER, 'python');
const REQUIREMENTS = path.join(REPOSITORY, 'infra/fuzz/requirements.txt');
/** What the environment was made from; written last, so that one half made is made again. */
const MADE_FROM = path.join(FOLDER, 'requirements.txt');
const LIMIT_MS = 600_000;

/** A program of the Python environment. */
export function pythonProgram(name: string): string {
  return path.join(FOLDER, 'bin', name);
}

/** Makes the Python environment of `requirements.txt` where it is missing or stale; nothing outside `.tributary/` changes. */
export function preparePython(print: (line: string) => void): void {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(MADE_FROM) && readFileSync(MADE_FROM, 'utf8') === wanted) return;
  print('Making the Python environment in .tributary/python …');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  run('python3', ['-m', 'venv', FOLDER]);
  run(pythonProgram('pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  writeFileSync(MADE_FROM, wanted);
}

function run(program: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: LIMIT_MS });
  if (status === 0) return;
  const why = error?.message ?? stderr.trim().split('\n').slice(-5).join('\n');
  throw new UserError(
    `The fuzzer needs Python 3.10 or newer with venv and pip; ${path.basename(program)} said: ${why}`,
  );
}
