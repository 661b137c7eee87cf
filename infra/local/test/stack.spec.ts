import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { waitUntil } from '../wait.ts';
import { sendMail } from './send-mail.ts';
import { trialStack } from './trial-stack.ts';

const stack = trialStack('launcher-trial', 24_000);
const STORES = ['clickhouse', 'mailbox', 'nats', 'postgres', 'redis', 's3'];

function names(): string[] {
  return stack
    .running()
    .map(({ name }) => name)
    .sort();
}

function entryOf(name: string): { pid: number } {
  const entry = stack.running().find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`${name} is not running`);
  return entry;
}

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: stack.environment()['DATABASE_URL'] ?? '' });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('npm run stack', () => {
  beforeAll(async () => {
    await stack.run('stop');
    const { code, output } = await stack.run('--detach');
    expect({ code, output }).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await stack.run('stop');
    rmSync(stack.state.root, { recursive: true, force: true });
  });

  test('brings up every store and says where they are', () => {
    expect(names()).toEqual(STORES);
    expect(stack.environment()['NATS_URL']).toMatch(/^nats:\/\/\w+:[\w-]{32}@127\.0\.0\.1:24021$/);
  });

  test('is idempotent: a second --detach reports the running one', async () => {
    const pid = stack.supervisorPid();
    const { code, output } = await stack.run('--detach');
    expect(code).toBe(0);
    expect(output).toMatch(/It was running already/);
    expect(stack.supervisorPid()).toBe(pid);
  });

  test('the mailbox keeps and shows what is sent', async () => {
    const { port } = new URL(stack.environment()['SMTP_URL'] ?? '');
    await sendMail(Number(port), { to: 'ada@example.org', subject: 'Hello <b>', text: 'First line' });
    const box = stack.environment()['MAILBOX_URL'] ?? '';
    const list = (await (await fetch(`${box}/api/messages`)).json()) as { id: string; subject: string; to: string[] }[];
    expect(list.map(({ subject, to }) => ({ subject, to }))).toEqual([
      { subject: 'Hello <b>', to: ['ada@example.org'] },
    ]);
    const mail = (await (await fetch(`${box}/api/messages/${list[0]?.id}`)).json()) as { text: string };
    expect(mail.text.trim()).toBe('First line');
    expect(await (await fetch(box)).text()).toMatch(/Hello &lt;b&gt;/);
  });

  test('a killed store comes back with its data', async () => {
    await query('create table kept (id int primary key)');
    await query('insert into kept values (1)');
    const before = entryOf('postgres').pid;
    process.kill(before, 'SIGKILL');
    expect(await waitUntil(async () => (await query('select id from kept')).length === 1, 15_000, 100)).toBe(true);
    expect(entryOf('postgres').pid).not.toBe(before);
  });

  test('kill -9 of the supervisor leaves nothing, and --keep finds the data again', async () => {
    process.kill(stack.supervisorPid(), 'SIGKILL');
    await waitUntil(() => stack.running().length === 0, 20_000, 100);
    expect(names()).toEqual([]);
    const { code, output } = await stack.run('--detach', '--keep');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect((await query('select id from kept')).length).toBe(1);
  });

  test('kill -9 of supervisor and reaper: the next start ends what was left', async () => {
    const left = stack.running();
    for (const pid of [reaperPid(), stack.supervisorPid()]) process.kill(pid, 'SIGKILL');
    expect(names()).toEqual(STORES);
    const { code, output } = await stack.run('--detach', '--keep');
    expect({ code, output }).toMatchObject({ code: 0 });
    const now = new Set(stack.running().map(({ pid }) => pid));
    expect(left.every(({ pid }) => !now.has(pid))).toBe(true);
    expect(names()).toEqual(STORES);
  });

  test('stop leaves no process, and is harmless when repeated', async () => {
    const first = await stack.run('stop');
    expect(first.output).toMatch(/have stopped/);
    expect(names()).toEqual([]);
    expect(existsSync(stack.state.environmentFile)).toBe(false);
    const second = await stack.run('stop');
    expect(second.code).toBe(0);
    expect(second.output).toMatch(/were not running/);
  });
});

function reaperPid(): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((text) => text.includes('reaper.ts') && text.includes(stack.state.root));
  if (line === undefined) throw new Error('no reaper is running');
  return Number.parseInt(line, 10);
}
