import { readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { REPOSITORY } from '../repository.ts';

/** PostgreSQL's migrations of this checkout. */
export const POSTGRES_MIGRATIONS = path.join(REPOSITORY, 'backend/migrations');

/** Limits that bound the product's own statements; a migration may take as long as it needs, whatever the server's default. */
const UNBOUNDED = ['transaction_timeout', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

/** The address under which PostgreSQL is migrated: that of the product, without limits on time. */
export function postgresMigrationUrl(url: string): string {
  const address = new URL(url);
  for (const setting of UNBOUNDED) address.searchParams.set(setting, '0');
  return address.href;
}

/** Which migrations a database has had, and which of this checkout it has not. */
export interface MigrationState {
  /** Version of the latest that it has had; null for a database that is empty or not there yet. */
  readonly latest: string | null;
  /** Files that are due, in order. */
  readonly due: readonly string[];
}

/** Compares a database with the migrations of this checkout. */
export async function migrationState(url: string): Promise<MigrationState> {
  const known = await appliedVersions(url);
  const due = readdirSync(POSTGRES_MIGRATIONS)
    .filter((file) => file.endsWith('.sql') && !known.includes(versionOf(file)))
    .sort();
  return { latest: known.at(-1) ?? null, due };
}

function versionOf(file: string): string {
  return file.split('_')[0] ?? '';
}

async function appliedVersions(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: found } = await client.query<{ table: string | null }>(
      `select to_regclass('schema_migrations')::text as table`,
    );
    if (found[0]?.table === null) return [];
    const { rows } = await client.query<{ version: string }>('select version from schema_migrations order by version');
    return rows.map(({ version }) => version);
  } catch (error) {
    const isMissing = (error as { code?: string }).code === '3D000';
    if (isMissing) return [];
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
