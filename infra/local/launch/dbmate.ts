import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runTask } from '../process/run-task.ts';
import { REPOSITORY } from '../repository.ts';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { appliedMigrations, type AppliedMigration } from './applied-migrations.ts';

// A backfill of millions of rows takes its time; this ends only one that would never end.
const LIMIT_MS = 4 * 3_600_000;

/** A folder of migrations and the database that gets them. */
export interface Migrations {
  /** Names the log file. */
  readonly name: string;
  /** Subject of the sentence that says what failed. */
  readonly title: string;
  readonly folder: string;
  readonly url: string;
}

/** Creates the database where it is missing and applies the migrations that it has not had. @returns these, in order */
export async function applyMigrations(
  state: StateDir,
  { name, title, folder, url }: Migrations,
): Promise<AppliedMigration[]> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return [];
  const output = await runTask(state, {
    name,
    title,
    limitMs: LIMIT_MS,
    file: dbmateBinary(),
    // No schema dump: the package has no pg_dump, and a distribution's older one refuses a newer server.
    args: ['--no-dump-schema', '--migrations-dir', folder, 'up'],
    // In the environment, not on the command line: other users of the machine can read that.
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
  });
  return appliedMigrations(output);
}

function dbmateBinary(): string {
  const file = path.join(REPOSITORY, 'node_modules/@dbmate', `${process.platform}-${process.arch}`, 'bin/dbmate');
  if (existsSync(file)) return file;
  throw new UserError(
    `No dbmate for ${process.platform}-${process.arch} is installed: run npm ci, or add @dbmate/${process.platform}-${process.arch}.`,
  );
}
