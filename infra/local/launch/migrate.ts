import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { analystAccessSql } from '../../../analytics/src/analyst-access.ts';
import type { Instance } from '../instance.ts';
import { runTask } from '../process/run-task.ts';
import { REPOSITORY } from '../repository.ts';
import { UserError } from '../user-error.ts';
import { clickhouseCommand, clickhouseMigrationUrl } from './clickhouse-access.ts';
import type { ExternalServices } from './external-services.ts';
import { clickhouseAccount, sharedEnvironment } from './environment.ts';

const LIMIT_MS = 300_000;

/** Creates the Postgres database where it is missing and applies backend/migrations. */
export async function migratePostgres(instance: Instance, external: ExternalServices): Promise<void> {
  const { DATABASE_URL: url = '' } = sharedEnvironment(instance, external);
  await dbmate(instance, {
    name: 'migrate-postgres',
    title: 'Migrating PostgreSQL',
    folder: 'backend/migrations',
    url,
  });
}

/**
 * Creates the ClickHouse database and applies analytics/migrations. The embedded server has the analysts' access in its
 * users file; another server gets role and settings profile here, and its owner creates the users.
 */
export async function migrateClickhouse(instance: Instance, external: ExternalServices): Promise<void> {
  const environment = sharedEnvironment(instance, external);
  await clickhouseCommand(environment, `CREATE DATABASE IF NOT EXISTS \`${environment['CLICKHOUSE_DATABASE']}\``);
  await dbmate(instance, {
    name: 'migrate-clickhouse',
    title: 'Migrating ClickHouse',
    folder: 'analytics/migrations',
    url: clickhouseMigrationUrl(clickhouseAccount(instance, external)),
  });
  if (external.clickhouse === undefined) return;
  for (const statement of analystAccessSql(external.clickhouse.database))
    await clickhouseCommand(environment, statement);
}

interface Migration {
  readonly name: string;
  readonly title: string;
  readonly folder: string;
  readonly url: string;
}

async function dbmate(instance: Instance, { name, title, folder, url }: Migration): Promise<void> {
  const migrations = path.join(REPOSITORY, folder);
  if (!existsSync(migrations) || readdirSync(migrations).length === 0) return;
  await runTask(instance.state, {
    name,
    title,
    limitMs: LIMIT_MS,
    file: dbmateBinary(),
    // No schema dump: the package has no pg_dump, and a distribution's older one refuses a newer server.
    args: ['--no-dump-schema', '--migrations-dir', migrations, 'up'],
    // In the environment, not on the command line: other users of the machine can read that.
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
  });
}

function dbmateBinary(): string {
  const file = path.join(REPOSITORY, 'node_modules/@dbmate', `${process.platform}-${process.arch}`, 'bin/dbmate');
  if (existsSync(file)) return file;
  throw new UserError(
    `No dbmate for ${process.platform}-${process.arch} is installed: run npm ci, or add @dbmate/${process.platform}-${process.arch}.`,
  );
}
