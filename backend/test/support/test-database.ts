import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { inRepository, testEnv, uniqueName } from './env.js';

/** Where the migrations of PostgreSQL are. */
export const migrations = inRepository('backend/migrations');
/** Any number, the same in every worker: whoever holds it may make the template. */
const templateLock = 7_205_001;

export interface TestDatabase {
  readonly url: string;
  /** Ends what is still connected and drops it. */
  drop(): Promise<void>;
}

/**
 * A migrated database of its own, copied from a template that is migrated once per state of `migrations/` (about 100 ms
 * instead of seconds).
 */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyOfTemplate(`template_${migrationsHash()}`, migrate);
}

/** A database of its own, copied from a template that `build` makes out of an empty one when nobody has made it yet. */
export async function copyOfTemplate(template: string, build: (url: string) => Promise<void>): Promise<TestDatabase> {
  const name = uniqueName();
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    await ensureTemplate(client, template, build);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlOf(name),
    drop: () =>
      onServer(async (client) => {
        await untilLeft(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/**
 * Waits a moment for connections that are being closed: a pool's end does not wait for the server, and one that the server ends by
 * force meanwhile would be an unhandled error of whatever test runs then.
 */
async function untilLeft(client: pg.Client, database: string): Promise<void> {
  for (let looks = 0; looks < 20; looks += 1) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [database]);
    if (rowCount === 0) return;
    await sleep(50);
  }
}

async function ensureTemplate(
  client: pg.Client,
  template: string,
  build: (url: string) => Promise<void>,
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount === 1) return;
  // Renamed only when complete: a run that is killed while migrating leaves no half template behind.
  const building = `${template}_building`;
  await client.query(`drop database if exists ${building} with (force)`);
  await client.query(`create database ${building}`);
  await build(urlOf(building));
  await client.query(`alter database ${building} rename to ${template}`);
}

/** Applies the migrations that are missing to a database. @param folder of the migrations; all of ours when left out */
export async function migrate(url: string, folder = migrations): Promise<void> {
  const binary = inRepository('node_modules/@dbmate', `${process.platform}-${process.arch}`, 'bin/dbmate');
  const address = new URL(url);
  if (!address.searchParams.has('sslmode')) address.searchParams.set('sslmode', 'disable');
  await promisify(execFile)(binary, ['--no-dump-schema', '--migrations-dir', folder, 'migrate'], {
    env: { ...process.env, DATABASE_URL: address.href },
    timeout: 60_000,
  });
}

/** The same for the same migrations. */
export function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).sort()) {
    hash.update(file).update(readFileSync(path.join(migrations, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(testEnv()['DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}
