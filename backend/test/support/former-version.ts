import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { StreamedMessage } from '../former-version/published-events.js';
import type { FixtureCaller, StoredRequest } from '../former-version/teller.js';
import { loadCopyText } from './copy-text.js';
import { inRepository } from './env.js';
import { copyOfTemplate, migrate, migrations, migrationsHash } from './test-database.js';
import type { TestDatabase } from './test-database.js';

/** The last migration of the version that made the fixture. */
const lastMigration = '20261130190000';
const folder = inRepository(`backend/test/fixtures/schema-${lastMigration}`);

/** What a test knows of the fixture beside its rows; its README says how it was made. */
export interface FormerVersion {
  /** Keys and addresses that its rows depend on, as settings of a process. */
  readonly settings: Readonly<Record<string, string>>;
  readonly callers: Readonly<Record<string, FixtureCaller>>;
  /** Ids by names such as `conversion/HP-1001`. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Everything in the fixture happened before this moment. */
export const afterFixture = new Date('2026-11-30T12:00:00Z');

export function formerVersion(): FormerVersion {
  const json = (name: string) => JSON.parse(read(name).toString()) as never;
  return { settings: json('settings.json'), callers: json('callers.json'), ids: json('ids.json') };
}

/** Requests that the former version answered, with the answers that it stored. */
export function storedRequests(): StoredRequest[] {
  return lines('stored-requests.jsonl.gz') as StoredRequest[];
}

/** Clicks and facts that the former version had published. */
export function publishedMessages(): StreamedMessage[] {
  return lines('events.jsonl.gz') as StreamedMessage[];
}

/** Path of a committed file of golden answers. */
export function goldenFile(name: string): string {
  return path.join(folder, 'golden', name);
}

/** A database with the rows of the former version, migrated to the present one. */
export function createMigratedDatabase(): Promise<TestDatabase> {
  return copyOfTemplate(`former_${rowsHash()}_${migrationsHash()}`, async (url) => {
    await fill(url);
    await migrate(url);
  });
}

/** A database as the former version left it: only its own migrations have run. `migrate` takes it on. */
export function createFormerDatabase(): Promise<TestDatabase> {
  return copyOfTemplate(`former_${rowsHash()}_as_it_was`, fill);
}

async function fill(url: string): Promise<void> {
  const known = mkdtempSync(path.join(tmpdir(), 'tributary-migrations-'));
  try {
    for (const file of readdirSync(migrations).filter((name) => name.slice(0, 14) <= lastMigration)) {
      cpSync(path.join(migrations, file), path.join(known, file));
    }
    await migrate(url, known);
  } finally {
    rmSync(known, { recursive: true });
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await loadCopyText(client, gunzipSync(read('rows.sql.gz')).toString());
  } finally {
    await client.end();
  }
}

function rowsHash(): string {
  return createHash('sha256').update(read('rows.sql.gz')).digest('hex').slice(0, 16);
}

function lines(name: string): unknown[] {
  const text = gunzipSync(read(name)).toString().trimEnd();
  return text.split('\n').map((line) => JSON.parse(line) as unknown);
}

function read(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}
