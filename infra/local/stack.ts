// npm run stack: only the stores, migrated, for tests run one by one. See README.md beside this file.
import { readJson } from './atomic-json.ts';
import { runCommand } from './command.ts';
import { slowMigrations } from './launch/applied-migrations.ts';
import { launch } from './launch/launcher.ts';
import { migrateClickhouse, migratePostgres } from './launch/migrate.ts';
import { runningSupervisor, stopInstance } from './launch/running.ts';
import { parseOptions, type Options } from './options.ts';
import { findFreeBase, portsFrom } from './ports.ts';
import { loadSecrets } from './secrets.ts';
import { stackState, type StateDir } from './state-dir.ts';
import { UserError } from './user-error.ts';

const FIRST_BASE = 14_000;

async function start(state: StateDir, options: Options): Promise<number> {
  const isRunning = runningSupervisor(state) !== null;
  return launch({
    kind: 'stack',
    state,
    ports: portsFrom(options.portBase ?? (isRunning ? FIRST_BASE : await findFreeBase(FIRST_BASE))),
    detach: options.detach,
    wipeFirst: !options.keep,
    skipCopy: !options.copy,
    seedDemo: false,
  });
}

async function stop(state: StateDir): Promise<number> {
  const wasRunning = await stopInstance(state);
  process.stdout.write(wasRunning ? 'The stores have stopped.\n' : 'The stores were not running.\n');
  return 0;
}

/** Applies migrations that were written since the stack came up. */
async function migrate(state: StateDir): Promise<number> {
  const environment = readJson(state.environmentFile) as Record<string, string> | null;
  if (environment === null)
    throw new UserError('The stores are not running: start them with npm run stack -- --detach.');
  const base = Number(new URL(environment['PUBLIC_API_URL'] ?? '').port);
  const instance = { state, ports: portsFrom(base), secrets: loadSecrets(state), throwAway: true };
  const applied = await Promise.all([migratePostgres(instance, {}), migrateClickhouse(instance, {})]);
  for (const line of [...slowMigrations(applied.flat()), 'Migrated.']) process.stdout.write(`${line}\n`);
  return 0;
}

runCommand(async () => {
  const options = parseOptions(process.argv.slice(2));
  const state = stackState(options.name);
  const [word = 'start', ...rest] = options.words;
  if (rest.length === 0 && word === 'start') return start(state, options);
  if (rest.length === 0 && word === 'stop') return stop(state);
  if (rest.length === 0 && word === 'migrate') return migrate(state);
  throw new UserError(
    'npm run stack takes nothing, "stop" or "migrate", and --detach, --keep, --no-copy, --name and --port-base N.',
  );
});
