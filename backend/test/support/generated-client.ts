import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository, uniqueName } from './env.js';

/** A folder of one test inside the repository, so that the packages of the repository are found from there. */
export interface ClientFolder {
  file(name: string): string;
  /** Copies a program of `test/clients` into it. */
  take(program: string): string;
  write(name: string, text: string): string;
  /** Runs a program in it. Rejects with all that it said when it fails. @returns what it wrote */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
}

export function clientFolder(): ClientFolder {
  const folder = inRepository('.tributary/clients', uniqueName());
  mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  return {
    file,
    take: (program) => {
      copyFileSync(inRepository('backend/test/clients', program), file(program));
      return file(program);
    },
    write: (name, text) => {
      writeFileSync(file(name), text);
      return file(name);
    },
    run: async (program, args, env = {}) => {
      try {
        const options = { cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...env }, timeout: 120_000 };
        return (await promisify(execFile)(program, args, options)).stdout;
      } catch (error) {
        const { message, stdout } = error as Error & { stdout?: string };
        throw new Error(`${message}\n${stdout ?? ''}`, { cause: error });
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A program of the Python environment that `npm run check:fuzz -- --setup` makes; undefined where there is none. */
export function pythonProgram(name: string): string | undefined {
  const program = inRepository('.tributary/python/bin', name);
  return existsSync(inRepository('.tributary/python/requirements.txt')) && existsSync(program) ? program : undefined;
}
