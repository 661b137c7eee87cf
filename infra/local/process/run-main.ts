import { spawn } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from '../repository.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a built program of the product in the foreground; its own exit code. What the environment names wins. */
export async function runMain(main: string, args: readonly string[], settings: Environment): Promise<number> {
  const child = spawn(process.execPath, [path.join(REPOSITORY, main), ...args], {
    stdio: 'inherit',
    env: { ...settings, ...process.env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
