import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../user-error.ts';

/** An account that a root launcher hands a program to. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Debian's and systemd's range for users that exist only while a service runs. */
const FIRST_UNNAMED = 61_184;
const UNNAMED = 4_000;

/**
 * Whom to run PostgreSQL as when we are root (it refuses root): `postgres` where that account exists, else `nobody`,
 * else any account; it must have a passwd entry. Undefined when we are an ordinary user.
 */
export function unprivilegedUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = knownAccounts().filter((account) => account.uid > 0);
  const chosen =
    accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody') ?? accounts[0];
  if (chosen === undefined)
    throw new UserError('PostgreSQL refuses to run as root and /etc/passwd has no other account: add one.');
  return { uid: chosen.uid, gid: chosen.gid };
}

/**
 * Whom to run a server as that needs no passwd entry: a number of which no account knows, so that it may read nothing but its
 * own files and what everybody may read. The same for the same installation. Undefined when we are an ordinary user.
 */
export function unnamedUser(installation: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const taken = new Set(knownAccounts().flatMap(({ uid, gid }) => [uid, gid]));
  let id = FIRST_UNNAMED + (createHash('sha256').update(installation).digest().readUInt32BE(0) % UNNAMED);
  while (taken.has(id)) id += 1;
  return { uid: id, gid: id };
}

function knownAccounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Throws a UserError that names the first folder on the way to `files` which `user` may not enter (such as /root). */
export function requireReachable(files: readonly string[], user: OsUser): void {
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (mayEnter(folder, user)) continue;
      throw new UserError(
        `PostgreSQL and ClickHouse do not run as root, and the user with uid ${user.uid} may not enter ${folder}: move the repository out of it, run "chmod o+x ${folder}", or start as an ordinary user.`,
      );
    }
  }
}

function mayEnter(folder: string, user: OsUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return gid === user.gid ? (mode & 0o010) !== 0 : (mode & 0o001) !== 0;
}
