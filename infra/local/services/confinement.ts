import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../process/service.ts';

const UNSHARE = ['--user', '--map-root-user', '--mount'];
const SCRIPT = path.join(import.meta.dirname, 'confine.sh');

/** What a program of this machine needs to load and to look at itself. The rest of /etc is nobody's business. */
const SYSTEM = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/proc',
  '/sys',
  '/dev',
  '/etc/ld.so.cache',
  '/etc/localtime',
];

/** Where a confined program may look. */
export interface Confinement {
  /** Empty folder that the program's user owns; becomes its root. */
  readonly root: string;
  /** Files and folders that it sees, beside the system's programs and libraries. */
  readonly visible: readonly string[];
}

/** The same command, started in a mount namespace that holds only what it needs; with the pid it would have had. */
export function confined(command: Command, { root, visible }: Confinement): Command {
  const program = [command.file, ...command.args];
  return {
    ...command,
    file: 'unshare',
    args: [...UNSHARE, 'sh', SCRIPT, root, ...SYSTEM, ...visible, '--', ...program],
  };
}

/** Whether this system lets the user of `command` do that: containers and some distributions forbid it. */
export function canConfine(command: Command, confinement: Confinement): boolean {
  if (process.platform !== 'linux' || !existsSync('/proc/self/ns/user')) return false;
  const { file, args, env, uid, gid } = confined({ ...command, file: 'true', args: [] }, confinement);
  try {
    execFileSync(file, args, { env, stdio: 'ignore', timeout: 5_000, ...identity(uid, gid) });
    return true;
  } catch {
    return false;
  }
}

function identity(uid: number | undefined, gid: number | undefined): { uid?: number; gid?: number } {
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
}
