import path from 'node:path';
import { analystAccessSql } from '../../../analytics/src/analyst-access.ts';
import type { Instance } from '../instance.ts';
import { REPOSITORY } from '../repository.ts';
import type { AppliedMigration } from './applied-migrations.ts';
import { clickhouseCommand, clickhouseMigrationUrl } from './clickhouse-access.ts';
import { applyMigrations } from './dbmate.ts';
import type { ExternalServices } from './external-services.ts';
import { clickhouseAccount, sharedEnvironment } from './environment.ts';
import { POSTGRES_MIGRATIONS, postgresMigrationUrl } from './postgres-migrations.ts';

/** Creates the Postgres database where it is missing and applies backend/migrations. @returns those that were due */
export async function migratePostgres(instance: Instance, external: ExternalServices): Promise<AppliedMigration[]> {
  const { DATABASE_URL: url = '' } = sharedEnvironment(instance, external);
  return applyMigrations(instance.state, {
    name: 'migrate-postgres',
    title: 'Migrating PostgreSQL',
    folder: POSTGRES_MIGRATIONS,
    url: postgresMigrationUrl(url),
  });
}

/**
 * Creates the ClickHouse database and applies analytics/migrations. The embedded server has the analysts' access in its
 * users file; another server gets role and settings profile here, and its owner creates the users.
 * @returns the migrations that were due
 */
export async function migrateClickhouse(instance: Instance, external: ExternalServices): Promise<AppliedMigration[]> {
  const environment = sharedEnvironment(instance, external);
  await clickhouseCommand(environment, `CREATE DATABASE IF NOT EXISTS \`${environment['CLICKHOUSE_DATABASE']}\``);
  const applied = await applyMigrations(instance.state, {
    name: 'migrate-clickhouse',
    title: 'Migrating ClickHouse',
    folder: path.join(REPOSITORY, 'analytics/migrations'),
    url: clickhouseMigrationUrl(clickhouseAccount(instance, external)),
  });
  const grants = external.clickhouse === undefined ? [] : analystAccessSql(external.clickhouse.database);
  for (const statement of grants) await clickhouseCommand(environment, statement);
  return applied;
}
