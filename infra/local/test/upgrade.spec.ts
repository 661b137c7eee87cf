import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { freshClone, type FreshClone } from '../fresh/fresh-clone.ts';
import type { Plan } from '../launch/plan.ts';
import { putBack } from '../launch/put-back.ts';
import { lackOfRoom } from '../launch/postgres-copy.ts';
import { copyBeforeMigrations } from '../launch/upgrade.ts';
import { portsFrom } from '../ports.ts';
import { Progress } from '../process/progress.ts';
import { loadSecrets } from '../secrets.ts';
import { trialStack, type Finished, type TrialStack } from './trial-stack.ts';

/** The latest migration of the checkout, of whose version the data is at first. */
const former = readdirSync(path.join(import.meta.dirname, '../../../backend/migrations'))
  .sort()
  .at(-1)
  ?.slice(0, 14);
let clone: FreshClone;
let stack: TrialStack;

async function query<T extends pg.QueryResultRow>(
  sql: string,
  url = stack.environment()['DATABASE_URL'],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url ?? '' });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function migration(version: string): string {
  return path.join(clone.root, `backend/migrations/${version}_new.sql`);
}

/** Adds a migration to the checkout, as pulling a new version does. */
function addMigration(version: string, up: string): void {
  writeFileSync(migration(version), `-- migrate:up\n${up}\n-- migrate:down\n`);
}

function copies(): string[] {
  return readdirSync(stack.state.copies)
    .filter((name) => name.includes('-schema-'))
    .sort();
}

async function restart(...args: string[]): Promise<Finished> {
  await stack.run('stop');
  return stack.run('--detach', '--keep', ...args);
}

async function epoch(): Promise<string> {
  return (await query<{ epoch: string }>('select epoch::text from outbox_relay'))[0]?.epoch ?? '';
}

describe('a new version on existing data', () => {
  beforeAll(async () => {
    clone = freshClone(true, undefined);
    stack = trialStack('upgrade-trial', 24_100, clone.root);
    const { code, output } = await stack.run('--detach');
    expect({ code, output }).toMatchObject({ code: 0 });
    await query('create table kept (value text)');
    await query(`insert into kept values ('before')`);
    // What an administrator may have set for all that use the database.
    await query(`alter database tributary set transaction_timeout = '1s'`);
  }, 300_000);
  afterAll(async () => {
    await stack.run('stop');
    clone.remove();
  });

  test('without new migrations nothing is copied', async () => {
    const { code, output } = await restart();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).not.toMatch(/cop(y|ied)/);
  });

  test('the data is copied before the first of them, and a migration that fails leaves the copy', async () => {
    addMigration('29990101000000', `select pg_sleep(1.1); create table added (value text);`);
    addMigration('29990102000000', 'select 1 / 0;');
    const { code, output } = await restart();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`2 migrations of PostgreSQL since ${former}, from 29990101000000_new.sql on`));
    expect(output).toMatch(/Data of PostgreSQL copied \(\d+ MB\)/);
    expect(output).toMatch(/division by zero/);
    expect(copies()).toEqual([expect.stringMatching(`-schema-${former}$`)]);
    expect(output).toContain(path.join(stack.state.copies, copies()[0] ?? ''));
    expect(stack.running()).toEqual([]);
  });

  test('the copy shares no file with the data', () => {
    const copy = path.join(stack.state.copies, copies()[0] ?? '');
    const file = statSync(path.join(copy, 'PG_VERSION'));
    expect(file.nlink).toBe(1);
    expect(file.ino).not.toBe(statSync(path.join(stack.state.data, 'postgres/PG_VERSION')).ino);
  });

  test('the next start goes on, tells long migrations, and makes no copy of the half', async () => {
    const before = copies();
    addMigration(
      '29990102000000',
      `create table told as select current_setting('transaction_timeout') as timeout; select pg_sleep(1.1);`,
    );
    const { code, output } = await restart();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/going on with an upgrade that was cut off/);
    expect(output).toMatch(/29990102000000_new took 1\.\d s/);
    expect(copies()).toEqual(before);
    expect(await query('select value from kept')).toEqual([{ value: 'before' }]);
  });

  test('no time limit of the server applies to a migration', async () => {
    expect(await query('select timeout from told')).toEqual([{ timeout: '0' }]);
    expect(await query('show transaction_timeout')).toEqual([{ transaction_timeout: '1s' }]);
  });

  test('going back: the data is that of before, and events are numbered under another name', async () => {
    await query(`insert into kept values ('since')`);
    const epochBefore = await epoch();
    const [copy = ''] = copies();
    expect(() => putBack(stack.state, copy)).toThrow(/Stop it first/);
    await stack.run('stop');
    expect(() => putBack(stack.state, 'postgres-of-somewhere')).toThrow(new RegExp(`There are:\n${copy}`));
    const { replaced, newEpoch } = putBack(stack.state, copy);
    expect(newEpoch).toBe(true);
    expect(statSync(path.join(replaced, 'PG_VERSION')).isFile()).toBe(true);
    for (const version of ['29990101000000', '29990102000000']) rmSync(migration(version));
    const { code, output } = await stack.run('--detach', '--keep');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(await query('select value from kept')).toEqual([{ value: 'before' }]);
    expect(await query(`select to_regclass('added') as added`)).toEqual([{ added: null }]);
    expect(await epoch()).not.toBe(epochBefore);
  });

  test('an upgrade that never ran an application is taken back with its numbering', async () => {
    const epochBefore = await epoch();
    addMigration('29990103000000', 'create table added (value text);');
    addMigration('29990104000000', 'select 1 / 0;');
    expect((await restart()).code).toBe(1);
    expect(putBack(stack.state, copies().at(-1) ?? '').newEpoch).toBe(false);
    for (const version of ['29990103000000', '29990104000000']) rmSync(migration(version));
    expect((await restart()).code).toBe(0);
    expect(await epoch()).toBe(epochBefore);
  });

  test('a server of somebody else is not copied, and the start says what to do instead', async () => {
    await query('create database elsewhere');
    const url = new URL(stack.environment()['DATABASE_URL'] ?? '');
    url.pathname = '/elsewhere';
    const told: string[] = [];
    const instance = {
      state: stack.state,
      ports: portsFrom(24_100),
      secrets: loadSecrets(stack.state),
      throwAway: true,
    };
    const plan: Plan = { kind: 'start', ...instance, detach: true, wipeFirst: false, seedDemo: false };
    const supervision = { state: stack.state, log: () => undefined, onChange: () => undefined };
    const progress = new Progress((line) => told.push(line));
    const up = { plan, instance, supervision, progress, processes: [], external: { postgres: { url: url.href } } };
    await copyBeforeMigrations(up);
    expect(told).toEqual([]);
    await query(`create table schema_migrations (version text)`, url.href);
    await query(`insert into schema_migrations values ('20261122000100')`, url.href);
    await copyBeforeMigrations(up);
    expect(told.join('\n')).toMatch(/DATABASE_URL names a server of your own, which is not copied: docs\/upgrade.md/);
  });

  test('the last two copies are kept, and --no-copy makes none', async () => {
    for (const day of ['01', '02', '03']) {
      addMigration(`299902${day}000000`, `create table day_${day} (value text);`);
      expect((await restart()).code).toBe(0);
    }
    const kept = copies();
    expect(kept.map((name) => name.slice(-14))).toEqual(['29990201000000', '29990202000000']);
    addMigration('29990204000000', 'create table day_04 (value text);');
    const { code, output } = await restart('--no-copy');
    expect(code).toBe(0);
    expect(output).toMatch(/without a copy of the data, as --no-copy says/);
    expect(copies()).toEqual(kept);
  }, 120_000);
});

describe('room for the copy', () => {
  const folder = '/srv/tributary/copies';
  const GIB = 1024 ** 3;

  test('is its size and what a start needs', () => {
    expect(lackOfRoom({ size: 5 * GIB, free: 7 * GIB, folder })).toBeNull();
  });

  test('is asked for in a sentence that names what can be done', () => {
    expect(lackOfRoom({ size: 5 * GIB, free: 6.9 * GIB, folder })).toBe(
      'The data of PostgreSQL is copied before new migrations, and 7.0 GiB are needed for that, but only 6.9 GiB are free in ' +
        '/srv/tributary/copies: free some space and start again, or start with --no-copy to go on without a way back (see docs/upgrade.md).',
    );
  });
});
