import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isSameProcess } from '../process/identity.ts';
import { recordedProcesses } from '../process/pid-files.ts';
import { postgresData } from '../services/postgres.ts';
import { postgresBinaries } from '../services/postgres-binaries.ts';
import { unprivilegedUser } from '../services/unprivileged-user.ts';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { copies, finishUpgrade, unfinishedUpgrade } from './postgres-copy.ts';
import { runningSupervisor } from './running.ts';

const REPLACED = 'postgres-replaced';

/** What became of the two data folders. */
export interface PutBack {
  /** Where the data that was in use is now. */
  readonly replaced: string;
  /** Whether events are numbered anew. */
  readonly newEpoch: boolean;
}

/**
 * Makes a copy of PostgreSQL's data the data again; what was in use until now is kept beside the copies, once.
 * @param name of the copy: its folder, or the last part of it
 */
export function putBack(state: StateDir, name: string): PutBack {
  const runs = runningSupervisor(state) !== null || recordedProcesses(state).some((entry) => isSameProcess(entry));
  if (runs) throw new UserError('Stop it first, with npm run stop: its data is in use.');
  const found = copies(state).find((copy) => copy === path.basename(name));
  if (found === undefined) throw new UserError(`There is no copy "${name}". ${listOfCopies(state)}`);
  const [copy, data, replaced] = [
    path.join(state.copies, found),
    postgresData(state),
    path.join(state.copies, REPLACED),
  ];
  // Migrations that failed let no process start, so nothing was published since the copy, and its numbering holds.
  const newEpoch = unfinishedUpgrade(state) !== found;
  if (newEpoch) beginEpoch(copy);
  rmSync(replaced, { recursive: true, force: true });
  if (existsSync(data)) renameSync(data, replaced);
  renameSync(copy, data);
  finishUpgrade(state);
  return { replaced, newEpoch };
}

/** A sentence that names the copies there are. */
export function listOfCopies(state: StateDir): string {
  const names = copies(state);
  return names.length === 0 ? `There are none in ${state.copies}.` : `There are:\n${names.join('\n')}`;
}

/**
 * Numbers events under a new name: under the old one numbers were given since the copy, and what the readers of the stream find
 * under them again they take for repetitions. In PostgreSQL's single-user mode, because nothing else may start on this data yet.
 */
function beginEpoch(data: string): void {
  const said = execFileSync(postgresBinaries().postgres, ['--single', '-D', data, 'tributary'], {
    input: 'update outbox_relay set epoch = gen_random_uuid() returning epoch\n',
    encoding: 'utf8',
    cwd: data,
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...unprivilegedUser(),
  });
  if (!said.includes('epoch = ')) throw new UserError(`The copy ${data} has no outbox; it stays where it is.`);
}
