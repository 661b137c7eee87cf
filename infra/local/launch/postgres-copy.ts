import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runTask } from '../process/run-task.ts';
import { postgresData } from '../services/postgres.ts';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { NEEDED_GIB } from './preflight.ts';

const KEPT = 2;
const LIMIT_MS = 3_600_000;
const GIB = 1024 ** 3;
/** Names the copy that was made for an upgrade which has not come to its end. */
const UNFINISHED = 'unfinished';

/** Bytes that a copy of PostgreSQL's data takes on disk. Throws a UserError when it does not fit. */
export function requireRoomForCopy(state: StateDir): number {
  const { bavail, bsize } = statfsSync(state.copies);
  const size = sizeOf(postgresData(state));
  const problem = lackOfRoom({ size, free: bavail * bsize, folder: state.copies });
  if (problem !== null) throw new UserError(problem);
  return size;
}

/** What to say when a copy of `size` bytes leaves less than a start needs; null when it fits. */
export function lackOfRoom({
  size,
  free,
  folder,
}: {
  readonly size: number;
  readonly free: number;
  readonly folder: string;
}): string | null {
  const needed = size + NEEDED_GIB * GIB;
  if (free >= needed) return null;
  return (
    `The data of PostgreSQL is copied before new migrations, and ${(needed / GIB).toFixed(1)} GiB are needed for that, ` +
    `but only ${(free / GIB).toFixed(1)} GiB are free in ${folder}: free some space and start again, ` +
    `or start with --no-copy to go on without a way back (see docs/upgrade.md).`
  );
}

/**
 * Copies the data folder of a PostgreSQL that does not run, with owners and modes, and lets go of all but the last two copies.
 * Blocks are shared with the original where the file system can do that, and never files.
 * @param version latest migration of the data, for the name
 * @returns the copy's folder
 */
export async function copyPostgres(state: StateDir, version: string): Promise<string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `postgres-${time}-schema-${version}`;
  const copy = path.join(state.copies, name);
  const partial = `${copy}.partial`;
  removeUnusable(state);
  try {
    await runTask(state, {
      name: 'copy-postgres',
      title: 'Copying the data of PostgreSQL',
      limitMs: LIMIT_MS,
      file: 'cp',
      args: ['-R', '-P', '-p', postgresData(state), partial],
      env: { PATH: process.env['PATH'] ?? '' },
    });
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  renameSync(partial, copy);
  writeFileSync(path.join(state.copies, UNFINISHED), name, { mode: 0o600 });
  for (const old of copies(state).slice(0, -KEPT)) rmSync(path.join(state.copies, old), { recursive: true });
  return copy;
}

/**
 * The copy of an upgrade that was cut off after some of its migrations; null when there is none. Another copy would be of
 * half the upgrade, and a few attempts would drive out the one that leads back.
 * @param latest the latest migration that the data has had
 */
export function copyOfUnfinishedUpgrade(state: StateDir, latest: string): string | null {
  const name = unfinishedUpgrade(state);
  // Data of the copy's own version is that before the upgrade, perhaps put back and used since: it gets a copy of its own.
  if (name === null || name.endsWith(`-schema-${latest}`)) return null;
  return copies(state).includes(name) ? path.join(state.copies, name) : null;
}

/** Name of the copy whose upgrade has not come to its end; null when the last one has. */
export function unfinishedUpgrade(state: StateDir): string | null {
  const marker = path.join(state.copies, UNFINISHED);
  return existsSync(marker) ? readFileSync(marker, 'utf8') : null;
}

/** From now on the next migrations are another upgrade. */
export function finishUpgrade(state: StateDir): void {
  rmSync(path.join(state.copies, UNFINISHED), { force: true });
}

/** Names of the copies, the oldest first: they begin with the time. */
export function copies(state: StateDir): string[] {
  return readdirSync(state.copies)
    .filter((name) => /-schema-\d+$/.test(name))
    .sort();
}

function removeUnusable(state: StateDir): void {
  for (const name of readdirSync(state.copies)) {
    if (name.endsWith('.partial')) rmSync(path.join(state.copies, name), { recursive: true });
  }
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).blocks * 512, 0);
}
