import type { BringUp } from './bring-up.ts';
import { sharedEnvironment } from './environment.ts';
import { copyOfUnfinishedUpgrade, copyPostgres, requireRoomForCopy } from './postgres-copy.ts';
import { migrationState } from './postgres-migrations.ts';

/**
 * Before the first migration that existing data has not had, stops PostgreSQL, copies its data aside and starts it again. Of a
 * server that somebody else runs it only says that it makes no copy.
 */
export async function copyBeforeMigrations({ instance, external, progress, plan, processes }: BringUp): Promise<void> {
  const { DATABASE_URL: url = '' } = sharedEnvironment(instance, external);
  const { latest, due } = await migrationState(url);
  if (latest === null || due.length === 0) return;
  const count = due.length === 1 ? 'One migration' : `${due.length} migrations`;
  progress.note(`… ${count} of PostgreSQL since ${latest}, from ${due[0]} on`);
  if (external.postgres !== undefined) {
    progress.note(
      '… DATABASE_URL names a server of your own, which is not copied: docs/upgrade.md says how with pg_dump',
    );
    return;
  }
  const earlier = copyOfUnfinishedUpgrade(instance.state, latest);
  if (earlier !== null) {
    progress.note(`… going on with an upgrade that was cut off; the data from before it is in ${earlier}`);
    return;
  }
  if (plan.skipCopy) {
    progress.note('… going on without a copy of the data, as --no-copy says');
    return;
  }
  const bytes = requireRoomForCopy(instance.state);
  const server = processes.find(({ service }) => service.name === 'postgres');
  if (server === undefined) throw new Error('PostgreSQL is not among the stores of this instance');
  const title = `Data of PostgreSQL copied (${(bytes / 1e6).toFixed(0)} MB)`;
  const copy = await server.whileStopped(() => progress.step(title, () => copyPostgres(instance.state, latest)));
  progress.note(`… the copy is ${copy}; docs/upgrade.md says how to go back`);
}
