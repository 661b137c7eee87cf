import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_FOLDER } from './repository.ts';
import { UserError } from './user-error.ts';

/** Where one running instance keeps its things. Two instances (start, stack, test) never share a state dir. */
export interface StateDir {
  readonly root: string;
  readonly data: string;
  /** Data of stores from before an upgrade. */
  readonly copies: string;
  readonly logs: string;
  readonly run: string;
  /** One file per process that is running now; read by the reaper, by stop and by the next start. */
  readonly pids: string;
  readonly supervisorFile: string;
  readonly secretsFile: string;
  readonly endpointsFile: string;
  readonly environmentFile: string;
  readonly demoFile: string;
}

/** State dir of `npm start`. */
export const START_STATE = stateDirAt(LOCAL_FOLDER);
/** State dir of `npm run stack`: stores only, for tests that a developer runs one by one. Its usual name is "test". */
export function stackState(name: string): StateDir {
  return stateDirAt(path.join(LOCAL_FOLDER, name));
}
/** State dir of `npm test`: apart from the two above, so that all three run side by side. */
export const CHECK_STATE = stateDirAt(path.join(LOCAL_FOLDER, 'check'));

/** The paths of a state dir at `root`; creates nothing. */
export function stateDirAt(root: string): StateDir {
  const run = path.join(root, 'run');
  return {
    root,
    data: path.join(root, 'data'),
    copies: path.join(root, 'copies'),
    logs: path.join(root, 'logs'),
    run,
    pids: path.join(run, 'pids'),
    supervisorFile: path.join(run, 'supervisor.json'),
    secretsFile: path.join(root, 'secrets.json'),
    endpointsFile: path.join(root, 'endpoints.json'),
    environmentFile: path.join(root, 'env.json'),
    demoFile: path.join(root, 'demo.json'),
  };
}

/** Creates the folders, for their owner only. Throws a UserError when they belong to somebody else. */
export function createStateDir(state: StateDir): void {
  // PostgreSQL and ClickHouse run as users of their own when we are root: they may pass through, and list nothing.
  const passage = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    for (const folder of [LOCAL_FOLDER, state.root, state.data, state.copies, state.run]) createFolder(folder, passage);
    for (const folder of [state.logs, state.pids]) createFolder(folder, 0o700);
  } catch (error) {
    throw new UserError(
      `The folder ${state.root} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); it may belong to another user: remove it or change its owner, then start again.`,
    );
  }
}

/** Creates a folder that may be there already, perhaps with another mode. */
export function createFolder(folder: string, mode = 0o700): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, mode);
}

/** Deletes data with its copies, secrets and addresses of this instance; logs, unpacked servers, caches and other instances stay. */
export function wipeStateDir(state: StateDir): void {
  const { data, copies, secretsFile, demoFile, endpointsFile, environmentFile } = state;
  for (const entry of [data, copies, secretsFile, demoFile, endpointsFile, environmentFile]) {
    rmSync(entry, { recursive: true, force: true });
  }
}
