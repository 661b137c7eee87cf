import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OsUser } from '../services/unprivileged-user.ts';

const LIMIT_MS = 540_000;

/** Somebody who has just cloned the repository: a shell with nothing set, and nothing of this checkout on the path. */
export interface Person {
  /** Runs npm in a folder, bounded in time. */
  readonly npm: (folder: string, ...args: string[]) => Promise<{ code: number | null; output: string }>;
  /** Ends what still runs of it. */
  readonly interrupt: () => void;
  /** Removes the home. */
  readonly leave: () => void;
}

// What a machine sets for everybody: without it a download may not even be possible.
const OF_THE_MACHINE =
  /^(LANG|LC_\w+|TZ|TMPDIR|npm_config_registry|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy)$/i;

/** A person with an empty home, being `user` where one is given, else the user that runs this. */
export function person(user: OsUser | undefined): Person {
  const home = mkdtempSync(path.join(tmpdir(), 'tributary-home-'));
  mkdirSync(path.join(home, '.npm'));
  if (user !== undefined) for (const folder of [home, path.join(home, '.npm')]) chownSync(folder, user.uid, user.gid);
  const machine = Object.entries(process.env).filter(([name]) => OF_THE_MACHINE.test(name));
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const env = { ...Object.fromEntries(machine), PATH: folders.join(path.delimiter), HOME: home, DEMO_HISTORY: 'small' };
  const running = new Set<ChildProcess>();
  return {
    npm: async (folder, ...args) => {
      const child = spawn('npm', args, {
        cwd: folder,
        env,
        timeout: LIMIT_MS,
        stdio: ['ignore', 'pipe', 'pipe'],
        ...user,
      });
      running.add(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const code = await new Promise<number | null>((resolve) => {
        child.once('error', (error) => {
          output += error.message;
          resolve(null);
        });
        // Not 'close': what a detached start leaves running must not hold us up.
        child.once('exit', (status) => resolve(status));
      });
      running.delete(child);
      return { code, output };
    },
    interrupt: () => running.forEach((child) => void child.kill('SIGTERM')),
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}
