import { rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../atomic-json.ts';
import type { Instance } from '../instance.ts';
import type { Progress } from '../process/progress.ts';
import { runTask } from '../process/run-task.ts';
import { SupervisedProcess, type Supervision } from '../process/supervised-process.ts';
import type { Service } from '../process/service.ts';
import { REPOSITORY } from '../repository.ts';
import { findServer } from '../servers/find-server.ts';
import { mailboxUrl } from '../services/mailbox.ts';
import { shop } from '../services/shop.ts';
import { applications, WORKER } from './applications.ts';
import { endpoints } from './endpoints.ts';
import { sharedEnvironment } from './environment.ts';
import type { ExternalServices } from './external-services.ts';
import { slowMigrations, type AppliedMigration } from './applied-migrations.ts';
import { migrateClickhouse, migratePostgres } from './migrate.ts';
import type { Plan } from './plan.ts';
import { seed } from './seed.ts';
import { finishUpgrade } from './postgres-copy.ts';
import { embeddedStores } from './stores.ts';
import { copyBeforeMigrations } from './upgrade.ts';

/** A running instance: its processes in starting order, grown while it comes up so that a failure can end them all. */
export interface BringUp {
  readonly plan: Plan;
  readonly instance: Instance;
  readonly external: ExternalServices;
  readonly supervision: Supervision;
  readonly progress: Progress;
  readonly processes: SupervisedProcess[];
}

/** Starts and migrates the stores; tells tests where they are. */
export async function bringUpStores(up: BringUp): Promise<void> {
  const { instance, external, progress, plan } = up;
  const stores = embeddedStores(instance, external);
  await prepareServers(stores, progress);
  await settled(stores.map((store) => startOne(up, store)));
  await copyBeforeMigrations(up);
  await settled([
    migrateStore(progress, 'PostgreSQL migrated', () => migratePostgres(instance, external)),
    migrateStore(progress, 'ClickHouse migrated', () => migrateClickhouse(instance, external)),
  ]);
  finishUpgrade(instance.state);
  if (plan.kind === 'stack') {
    const environment = sharedEnvironment(instance, external);
    writeJson(instance.state.environmentFile, {
      ...environment,
      MAILBOX_URL: mailboxUrl(instance),
    });
  }
}

/** Starts the applications on migrated stores and a finished build, seeds, and writes endpoints.json. */
export async function bringUpApplications(up: BringUp): Promise<void> {
  const { instance, external, progress, plan } = up;
  const environment = sharedEnvironment(instance, external);
  const services = applications(instance, environment);
  // The worker comes after the seed: it would approve at today's date what the demo's history approves in the past.
  const [early, late] = [
    services.filter(({ name }) => name !== WORKER),
    services.filter(({ name }) => name === WORKER),
  ];
  await settled([
    ...early.map((service) => startOne(up, service)),
    progress.step(plan.seedDemo ? 'Demo with its history ready' : 'First administrator seeded', () =>
      seed({ instance, plan, progress }, environment),
    ),
  ]);
  await settled([...late, ...(plan.seedDemo ? [shop(instance)] : [])].map((service) => startOne(up, service)));
  writeEndpoints(up);
}

/** Builds everything, or only the packages named; quick when nothing changed (Turbo's cache). */
export async function build(
  { instance, progress }: Pick<BringUp, 'instance' | 'progress'>,
  packages: readonly string[] = [],
): Promise<void> {
  const filters = packages.map((name) => `--filter=${name}`);
  await progress.step('Applications built', () =>
    runTask(instance.state, {
      name: 'build',
      title: 'The build',
      limitMs: 600_000,
      file: path.join(REPOSITORY, 'node_modules/.bin/turbo'),
      args: ['run', 'build', ...filters, '--output-logs=errors-only', '--no-color'],
      cwd: REPOSITORY,
      env: {
        PATH: `${path.join(REPOSITORY, 'node_modules/.bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
        HOME: process.env['HOME'] ?? instance.state.root,
        TURBO_TELEMETRY_DISABLED: '1',
        DO_NOT_TRACK: '1',
        CI: '1',
      },
    }),
  );
}

/** Rewrites endpoints.json with the pids of this moment. Does nothing before the first sign-ins are known. */
export function writeEndpoints({ instance, external, processes }: BringUp): void {
  const demo = readJson(instance.state.demoFile) as Record<string, unknown> | null;
  if (demo !== null) writeJson(instance.state.endpointsFile, endpoints(instance, external, { demo, processes }));
}

// Unpacking takes seconds the first time and deserves a line of its own.
async function prepareServers(stores: readonly Service[], progress: Progress): Promise<void> {
  const names = stores.map((store) => store.name);
  const say = (line: string) => progress.note(`… ${line}`);
  if (names.includes('nats')) await findServer('nats-server', say);
  if (names.includes('redis')) await findServer('redis-server', say);
}

async function migrateStore(
  progress: Progress,
  title: string,
  migrate: () => Promise<AppliedMigration[]>,
): Promise<void> {
  const applied = await progress.step(title, migrate);
  for (const line of slowMigrations(applied)) progress.note(`… ${line}`);
}

async function startOne(up: BringUp, service: Service): Promise<void> {
  const supervised = new SupervisedProcess(service, up.supervision);
  up.processes.push(supervised);
  await up.progress.step(`${service.title} ready`, () => supervised.start());
}

/** Waits for all, then throws the first failure: nothing is left half-way behind the error's back. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Removes the addresses of a former run, so that nobody reads stale ones while this one comes up. */
export function forgetEndpoints({ instance }: BringUp): void {
  rmSync(instance.state.endpointsFile, { force: true });
  rmSync(instance.state.environmentFile, { force: true });
}
