import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { readJson } from '../atomic-json.ts';
import { connectNats } from '../black-box/connect-nats.ts';
import { portsFrom } from '../ports.ts';
import type { Secrets } from '../secrets.ts';
import { waitUntil } from '../wait.ts';
import { sendMail } from './send-mail.ts';
import { trialStack } from './trial-stack.ts';

const BASE = 24_100;
const stack = trialStack('launcher-access', BASE);
const elsewhere = { origin: 'https://evil.example' };
let environment: Record<string, string>;
let secrets: Secrets;

beforeAll(async () => {
  await stack.run('stop');
  const { code, output } = await stack.run('--detach');
  expect({ code, output }).toMatchObject({ code: 0 });
  environment = stack.environment();
  secrets = readJson(stack.state.secretsFile) as Secrets;
});
afterAll(async () => {
  await stack.run('stop');
  rmSync(stack.state.root, { recursive: true, force: true });
});

const of = (name: string): string => environment[name] ?? '';

/** Asks ClickHouse by HTTP. */
async function ask(statement: string, account: Record<string, string> = {}, query = ''): Promise<Response> {
  return fetch(`${of('CLICKHOUSE_URL')}/${query}`, { method: 'POST', body: statement, headers: account });
}
const asUser = (user: string, key: string): Record<string, string> => ({
  'x-clickhouse-user': user,
  'x-clickhouse-key': key,
});

describe('S1: ClickHouse', () => {
  const nobody: [string, Record<string, string>, string][] = [
    ['nobody', {}, ''],
    ['default without a password', asUser('default', ''), ''],
    ['default with a password', asUser('default', 'guess'), ''],
    ['default by the address', {}, '?user=default&password='],
    ['default by basic authentication', { authorization: `Basic ${btoa('default:')}` }, ''],
    ['the analyst with a wrong password', asUser('analyst', 'guess'), ''],
    ['the product with a wrong password', asUser('app', 'guess'), ''],
  ];
  const refuses = async (): Promise<void> => {
    for (const [who, account, query] of nobody) {
      const answer = await ask(`SELECT file('/etc/passwd')`, account, query);
      expect({ who, text: await answer.text() }).toMatchObject({
        text: expect.stringContaining('Authentication failed'),
      });
    }
  };
  const works = async (): Promise<void> => {
    for (const [user, password] of [
      ['app', secrets.clickhousePassword],
      ['analyst', secrets.clickhouseAnalystPassword],
    ] as const) {
      expect(await (await ask('SELECT 1', asUser(user, password))).text()).toBe('1\n');
    }
  };

  test('answers who has a password, and nobody else', async () => {
    await works();
    await refuses();
  });

  test('speaks HTTP only: over TCP a wrong password ends this server', async () => {
    await expect(fetch(`http://127.0.0.1:${BASE + 25}`)).rejects.toThrow();
    expect(Object.keys(portsFrom(BASE))).not.toContain('clickhouseTcp');
  });

  test('a page of another origin reads nothing, whatever it asks for', async () => {
    const preflight = await fetch(of('CLICKHOUSE_URL'), {
      method: 'OPTIONS',
      headers: { ...elsewhere, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
    for (const account of [
      {},
      asUser('analyst', secrets.clickhouseAnalystPassword),
      asUser('app', secrets.clickhousePassword),
    ]) {
      const answer = await ask('SELECT 1', { ...account, ...elsewhere }, '?add_http_cors_header=1');
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
      expect(await answer.text()).toMatch(/Authentication failed|SETTING_CONSTRAINT_VIOLATION/);
    }
  });

  test('who may ask reads its own files at most', async () => {
    const read = async (file: string): Promise<string> =>
      (await ask(`SELECT file('${file}')`, asUser('analyst', secrets.clickhouseAnalystPassword))).text();
    // Passwords are hashes there.
    const users = await read(path.join(stack.state.run, 'clickhouse/users.xml'));
    expect(users).toContain(createHash('sha256').update(secrets.clickhousePassword).digest('hex'));
    for (const file of [
      stack.state.secretsFile,
      stack.state.environmentFile,
      path.join(stack.state.run, 'redis.conf'),
      path.join(stack.state.logs, 'supervisor.log'),
      `/proc/${stack.supervisorPid()}/environ`,
      `/proc/${stack.supervisorPid()}/root/etc/passwd`,
    ]) {
      // Where an ordinary user starts it and no mount namespace is to be had, docs/security.md says what is left.
      if (process.getuid?.() === 0 || seesLittle())
        expect(await read(file)).toMatch(/Exception.*(Permission denied|No such file)/);
    }
    for (const text of [users, await read('/proc/self/environ'), await read('/proc/self/cmdline')])
      for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  });

  test('runs as a user of its own when started as root, and not as PostgreSQL’s', () => {
    const uidOf = (name: string): number => statSync(`/proc/${stack.running().find((p) => p.name === name)?.pid}`).uid;
    if (process.getuid?.() !== 0) return expect(uidOf('clickhouse')).toBe(process.getuid?.());
    expect(uidOf('clickhouse')).toBeGreaterThan(0);
    expect(uidOf('clickhouse')).not.toBe(uidOf('postgres'));
  });

  test('killed, it comes back with its data, and lets nobody in either', async () => {
    const first = stack.running().find(({ name }) => name === 'clickhouse')?.pid ?? 0;
    const app = asUser('app', secrets.clickhousePassword);
    await ask('CREATE TABLE tributary.kept (n Int8) ENGINE = MergeTree ORDER BY n', app);
    await ask('INSERT INTO tributary.kept VALUES (7)', app);
    process.kill(first, 'SIGKILL');
    const isBack = async (): Promise<boolean> =>
      (await (await ask('SELECT n FROM tributary.kept', app)).text()) === '7\n';
    expect(await waitUntil(async () => !existsSync(`/proc/${first}`) && (await isBack()), 20_000, 100)).toBe(true);
    await works();
    await refuses();
  });
});

function seesLittle(): boolean {
  const pid = stack.running().find(({ name }) => name === 'clickhouse')?.pid ?? 0;
  return !existsSync(`/proc/${pid}/root${stack.state.secretsFile}`);
}

describe('S4: every other store asks for its own secret', () => {
  test('Redis and NATS', async () => {
    const { port } = new URL(of('REDIS_URL'));
    for (const url of [`redis://127.0.0.1:${port}`, `redis://:guess@127.0.0.1:${port}`]) {
      const redis = new Redis(url, { retryStrategy: null, lazyConnect: true });
      redis.on('error', () => undefined);
      await expect(redis.get('x')).rejects.toThrow(/NOAUTH|WRONGPASS|invalid|closed/);
      redis.disconnect();
    }
    const nats = new URL(of('NATS_URL'));
    for (const account of ['', 'tributary:guess@'])
      await expect(connectNats(`nats://${account}${nats.host}`, 'nobody')).rejects.toThrow(/authorization/i);
    await (await connectNats(nats.href, 'test')).close();
  });

  test('NATS has no monitor, which asks nobody for a password', async () => {
    await expect(fetch(`http://127.0.0.1:${BASE + 22}/varz`)).rejects.toThrow();
  });

  test('S3 checks signatures', async () => {
    const client = (secretAccessKey: string): S3Client =>
      new S3Client({
        region: of('S3_REGION'),
        endpoint: of('S3_ENDPOINT'),
        forcePathStyle: true,
        credentials: { accessKeyId: of('S3_ACCESS_KEY_ID'), secretAccessKey },
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
    const object = { Bucket: of('S3_BUCKET'), Key: "a folder/ü (1)!'*+&=.txt" };
    const own = client(secrets.s3SecretAccessKey);
    await own.send(new PutObjectCommand({ ...object, Body: 'hello' }));
    const got = await own.send(
      new GetObjectCommand({ ...object, ResponseContentDisposition: 'attachment; filename="a b"' }),
    );
    expect(await got.Body?.transformToString()).toBe('hello');
    await expect(client('guess').send(new GetObjectCommand(object))).rejects.toThrow(/not signed/);
    const presigned = await presign(own, `/${of('S3_BUCKET')}/a%20folder/x.txt`);
    await own.send(new PutObjectCommand({ Bucket: of('S3_BUCKET'), Key: 'a folder/x.txt', Body: 'by address' }));
    expect(await (await fetch(presigned)).text()).toBe('by address');
    for (const changed of [presigned.replace('x.txt', 'y.txt'), presigned.replace('Expires=60', 'Expires=600')])
      expect((await fetch(changed)).status).toBe(403);
    for (const address of ['', '/tributary', '/tributary?list-type=2', '/tributary/a%20folder/x'])
      expect((await fetch(`${of('S3_ENDPOINT')}${address}`)).status).toBe(403);
  });

  test('the mailbox opens by its own address only, and to no other host', async () => {
    const box = new URL(of('MAILBOX_URL'));
    await sendMail(BASE + 28, { to: 'ada@example.org', subject: 'Secret', text: 'A link' });
    const pages = ['/', '/api/messages', '/codes', '/api/codes'];
    for (const page of pages) {
      expect((await fetch(`${box.href}${page}`)).status).toBe(200);
      for (const address of [page, `/guess${page}`, `/${box.pathname.slice(1, -1)}${page}`, `/x${box.pathname}${page}`])
        expect((await fetch(`${box.origin}${address}`)).status).toBe(403);
    }
    expect((await fetch(`${box.origin}/api/messages`, { method: 'DELETE' })).status).toBe(403);
    expect(await (await fetch(`${box.href}/api/messages`)).json()).toHaveLength(1);
    const links = [...(await (await fetch(box.href)).text()).matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await fetch(new URL(link, box))).status).toBe(200);
    // DNS rebinding: the browser believes that it talks to the page's own site. fetch would not send that header.
    expect(await statusFor(box, 'evil.example')).toMatch(/^HTTP\/1.1 421 /);
    expect(await statusFor(box, `localhost:${box.port}`)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('secrets stand in files and folders of their owner alone', () => {
    const own = (entry: string): number => statSync(entry).mode & 0o077;
    const { state } = stack;
    for (const folder of [
      state.logs,
      state.pids,
      ...readdirSync(state.data).map((name) => path.join(state.data, name)),
    ])
      expect([folder, own(folder)]).toEqual([folder, 0]);
    // Servers with users of their own pass through when root starts them; nobody lists.
    for (const folder of [state.root, state.data, state.run])
      expect([folder, own(folder)]).toEqual([folder, process.getuid?.() === 0 ? 0o011 : 0]);
    const files = [state.root, state.run, path.join(state.data, 'mailbox')].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => path.join(folder, name)),
    );
    expect(files.map((file) => path.basename(file))).toEqual(
      expect.arrayContaining(['secrets.json', 'env.json', 'supervisor.json', 'nats.conf', 'redis.conf']),
    );
    for (const file of files) expect([file, own(file)]).toEqual([file, 0]);
  });

  test('no secret stands on a command line, which every user of the machine can read', () => {
    for (const { pid } of [...stack.running(), { pid: stack.supervisorPid() }]) {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      for (const secret of Object.values(secrets)) expect(line).not.toContain(secret);
    }
  });
});

describe('S15: PostgreSQL’s log', () => {
  test('says what the server did, and nothing of what anybody wrote', async () => {
    const address = 'ada.lovelace@example.org';
    const client = new pg.Client({ connectionString: of('DATABASE_URL') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table people (email text primary key, born date check (born > now()))');
    await client.query('insert into people values ($1)', [address]);
    const mistakes: [string, string[]][] = [
      ['insert into people values ($1)', [address]],
      [`insert into people values ('${address}')`, []],
      [`select * from people where no_such_column = '${address}'`, []],
      ['insert into people values ($1, $2)', ['someone', address]],
      ['insert into people values ($1, $2)', [address.replace('ada', 'eve'), '1815-12-10']],
      ['select $1::uuid', [address]],
      ['select $1::int', [address]],
      [`do $$ begin raise exception '%', '${address}'; end $$`, []],
      [`do $$ begin raise warning '%', '${address}'; end $$; select 1/0`, []],
    ];
    for (const [statement, values] of mistakes) await expect(client.query(statement, values)).rejects.toThrow();
    await client.query('drop table people');
    await client.end();
    const log = readFileSync(path.join(stack.state.logs, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/lovelace|1815|no_such_column/);
  });
});

/** What the SDK's own signer can do beside signing headers. */
interface Presigner {
  presign(request: object, options: { expiresIn: number }): Promise<{ query: Record<string, string> }>;
}

/** An address that is good for a minute, for whoever has it. */
async function presign(client: S3Client, objectPath: string): Promise<string> {
  const { hostname, port, protocol, host } = new URL(of('S3_ENDPOINT'));
  const signer = (await client.config.signer()) as unknown as Presigner;
  const headers = { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const target = { protocol, hostname, port: Number(port), path: objectPath, headers };
  const { query } = await signer.presign({ method: 'GET', ...target, query: {} }, { expiresIn: 60 });
  return `${of('S3_ENDPOINT')}${objectPath}?${new URLSearchParams(query).toString()}`;
}

async function statusFor(address: URL, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(address.port), '127.0.0.1', () =>
      socket.write(`GET ${address.pathname}/api/messages HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    socket.once('data', (data: Buffer) => resolve(data.toString()));
    socket.once('error', reject);
  });
}
