import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { loadCopyText } from '../../../backend/test/support/copy-text.ts';
import { proveLedger } from '../../local/faults/proofs/ledger.ts';
import type { AppliedMigration } from '../../local/launch/applied-migrations.ts';
import { applyMigrations } from '../../local/launch/dbmate.ts';
import { POSTGRES_MIGRATIONS, postgresMigrationUrl } from '../../local/launch/postgres-migrations.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { postgresUrl } from '../../local/services/postgres.ts';
import { UserError } from '../../local/user-error.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import { changedFigures, formerFigures, presentFigures } from './kept-figures.ts';
import { repeatHistory } from './repeat-history.ts';

/** The last migration of the former version, whose history is kept as a fixture. */
export const FORMER = '20261130190000';
const HISTORY = path.join(REPOSITORY, `backend/test/fixtures/schema-${FORMER}/rows.sql.gz`);

/** What an upgrade took. */
export interface UpgradeFigures {
  readonly conversions: number;
  readonly applied: readonly AppliedMigration[];
  /** Megabytes of the database. */
  readonly sizeBefore: number;
  readonly sizeAfter: number;
  /** How many counts, sums and balances are what they were. */
  readonly verified: number;
}

/**
 * Makes a database of the former version with so many conversions, and runs the migrations since. Throws a UserError when a
 * figure is not what it was before, or when the books do not agree afterwards.
 */
export async function runUpgradeBench(stack: BenchStack, conversions: number): Promise<UpgradeFigures> {
  const { instance, progress } = stack;
  const url = postgresUrl(instance, 'upgrade');
  const migrate = (folder: string): Promise<AppliedMigration[]> =>
    applyMigrations(instance.state, {
      name: 'migrate-upgrade',
      title: 'Migrating PostgreSQL',
      folder,
      url: postgresMigrationUrl(url),
    });
  await progress.step(`Schema of ${FORMER}`, () => withFormerMigrations(migrate));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await progress.step('History repeated', () => fill(client, conversions));
    const [before, sizeBefore] = [await formerFigures(client), await sizeOf(client)];
    const applied = await progress.step('Migrated', () => migrate(POSTGRES_MIGRATIONS));
    const after = await presentFigures(client);
    const wrong = [...changedFigures(before, after), ...(await proveLedger({ postgres: client }))];
    if (wrong.length > 0) throw new UserError(`The upgrade changed what it must not:\n${wrong.join('\n')}`);
    return {
      conversions: Number(before.get('conversions')),
      applied,
      sizeBefore,
      sizeAfter: await sizeOf(client),
      verified: before.size,
    };
  } finally {
    await client.end();
  }
}

async function withFormerMigrations<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-migrations-'));
  try {
    for (const file of readdirSync(POSTGRES_MIGRATIONS).filter((name) => name.slice(0, FORMER.length) <= FORMER))
      cpSync(path.join(POSTGRES_MIGRATIONS, file), path.join(folder, file));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(client: pg.Client, conversions: number): Promise<void> {
  await loadCopyText(client, gunzipSync(readFileSync(HISTORY)).toString());
  await repeatHistory(client, conversions);
  await client.query('vacuum analyze');
}

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  return Number(rows[0]?.bytes) / 1e6;
}
