// npm run stack: only the stores, migrated, for tests run one by one. See README.md beside this file.
import { runCommand } from './command.ts';
import { launch } from './launch/launcher.ts';
import { migrateClickhouse, migratePostgres } from './launch/migrate.ts';
import type { Plan } from './launch/plan.ts';
import { runningSupervisor, stopInstance } from './launch/running.ts';
import { parseOptions, type Options } from './options.ts';
import { findFreeBase, portsFrom } from './ports.ts';
import { readJson } from './atomic-json.ts';
import { loadSecrets } from './secrets.ts';
import { STACK_STATE } from './state-dir.ts';
import { UserError } from './user-error.ts';

const FIRST_BASE = 14_000;

async function start(options: Options): Promise<number> {
  const plan = (base: number): Plan => ({
    kind: 'stack',
    state: STACK_STATE,
    ports: portsFrom(base),
    detach: options.detach,
    wipeFirst: !options.keep,
    seedDemo: false,
  });
  const busy = runningSupervisor(STACK_STATE) !== null;
  return launch(plan(options.portBase ?? (busy ? FIRST_BASE : await findFreeBase(FIRST_BASE))));
}

async function stop(): Promise<number> {
  const wasRunning = await stopInstance(STACK_STATE);
  process.stdout.write(wasRunning ? 'The stores have stopped.\n' : 'The stores were not running.\n');
  return 0;
}

/** Applies migrations that were written since the stack came up. */
async function migrate(): Promise<number> {
  const environment = readJson<Record<string, string>>(STACK_STATE.environmentFile);
  if (environment === null) throw new UserError('The stores are not running: start them with npm run stack -- --detach.');
  const base = Number(new URL(environment['PUBLIC_API_URL'] ?? '').port);
  const instance = { state: STACK_STATE, ports: portsFrom(base), secrets: loadSecrets(STACK_STATE), throwAway: true };
  await Promise.all([migratePostgres(instance, {}), migrateClickhouse(instance, {})]);
  process.stdout.write('Migrated.\n');
  return 0;
}

runCommand(async () => {
  const options = parseOptions(process.argv.slice(2));
  const [word = 'start'] = options.words;
  if (word === 'start') return start(options);
  if (word === 'stop') return stop();
  if (word === 'migrate') return migrate();
  throw new UserError('npm run stack takes nothing, "stop" or "migrate", and --detach, --keep and --port-base N.');
});
