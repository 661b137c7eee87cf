import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../user-error.ts';

/** An account that a root launcher hands a program to. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom to run PostgreSQL as when we are root (it refuses root): `postgres` where that account exists, else `nobody`,
 * else any account; it must have a passwd entry. Undefined when we are an ordinary user.
 */
export function unprivilegedUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0);
  const chosen =
    accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody') ?? accounts[0];
  if (chosen === undefined)
    throw new UserError('PostgreSQL refuses to run as root and /etc/passwd has no other account: add one.');
  return { uid: chosen.uid, gid: chosen.gid };
}

/** Throws a UserError that names the first folder on the way to `files` which `user` may not enter (such as /root). */
export function requireReachable(files: readonly string[], user: OsUser): void {
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (mayEnter(folder, user)) continue;
      throw new UserError(
        `PostgreSQL cannot run as root and the account with uid ${user.uid} may not enter ${folder}: move the repository out of it, run "chmod o+x ${folder}", or start as an ordinary user.`,
      );
    }
  }
}

function mayEnter(folder: string, user: OsUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return gid === user.gid ? (mode & 0o010) !== 0 : (mode & 0o001) !== 0;
}
