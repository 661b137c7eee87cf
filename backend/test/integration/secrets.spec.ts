import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { LiveConfig } from '../../src/platform/secrets/live-config.js';
import { createLogger } from '../../src/platform/logger.js';
import { eventually } from '../support/eventually.js';
import { testEnv } from '../support/env.js';

const seeds = ['a', 'b'].map((letter) => letter.repeat(43));
const env = (more: Record<string, string>): Record<string, string> => ({
  ...testEnv(),
  LOG_LEVEL: 'silent',
  PORT: '1',
  INTERNAL_PORT: '1',
  SECRETS_INTERVAL_MS: '50',
  ...more,
});
const keyNames = ({ config }: LiveConfig<'api'>): string[] => config.JWT_KEYS.map(({ id }) => id);

describe('a folder of secrets', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tributary-secrets-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);

  test('wins over the environment, and a value that changes there changes in place', async () => {
    await write('JWT_KEYS', `old:${seeds[0]}\n`);
    await write('..data', 'not a variable');
    const live = await LiveConfig.open('api', env({ SECRETS_DIR: folder }));
    const { config } = live;
    expect(keyNames(live)).toEqual(['old']);
    const lines: string[] = [];
    live.watch(pino({}, { write: (line) => lines.push(line) }));
    await write('JWT_KEYS', `new:${seeds[1]},old:${seeds[0]}`);
    await eventually(() => keyNames(live).join() === 'new,old');
    await write('JWT_KEYS', 'damaged');
    await write('CLICK_ID_KEYS', `7:${seeds[0]}`);
    await eventually(() => lines.some((line) => line.includes('JWT_KEYS: must be a list')));
    expect(keyNames(live)).toEqual(['new', 'old']);
    await write('JWT_KEYS', `new:${seeds[1]}`);
    await eventually(() => config.CLICK_ID_KEYS[0]?.id === 7);
    expect(keyNames(live)).toEqual(['new']);
    expect(lines.join()).not.toContain(seeds[0]?.slice(0, 20));
    expect(lines.join()).not.toContain('damaged');
    await live.stop();
  });

  test('may hold secrets of other processes, and none of them is kept', async () => {
    await write('AUDIT_KEYS', `audit:${seeds[1]}`);
    await write('JWT_KEYS', `own:${seeds[0]}`);
    const live = await LiveConfig.open('api', env({ SECRETS_DIR: folder }));
    const held = JSON.stringify(live);
    expect(held).toContain(seeds[0]);
    expect(held).not.toContain(seeds[1]);
    expect(held).not.toContain('SMTP_URL');
  });

  test('that is not there ends the process with a sentence that says so', async () => {
    await expect(LiveConfig.open('api', env({ SECRETS_DIR: path.join(folder, 'nowhere') }))).rejects.toThrow(
      /ENOENT.*nowhere/,
    );
  });
});

describe('AWS Secrets Manager', () => {
  let answer = '';
  const asked: unknown[] = [];
  // Speaks the service's own protocol (AWS JSON 1.1) to the real SDK.
  const service = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push([request.headers['x-amz-target'], body]);
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify({ ARN: 'arn', Name: 'tributary', SecretString: answer }));
    });
  });
  let source: Record<string, string>;
  const before = { ...process.env };
  beforeAll(async () => {
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    source = { SECRETS_AWS_ID: 'tributary', SECRETS_AWS_ENDPOINT: `http://127.0.0.1:${port}` };
    Object.assign(process.env, { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y' });
  });
  afterAll(async () => {
    process.env = before;
    await new Promise((resolve) => service.close(resolve));
  });

  test('holds one JSON object, which is read again', async () => {
    answer = JSON.stringify({ JWT_KEYS: `one:${seeds[0]}` });
    const live = await LiveConfig.open('api', env(source));
    expect(keyNames(live)).toEqual(['one']);
    expect(asked[0]).toEqual(['secretsmanager.GetSecretValue', { SecretId: 'tributary' }]);
    live.watch(createLogger(live.config));
    answer = JSON.stringify({ JWT_KEYS: `two:${seeds[1]},one:${seeds[0]}` });
    await eventually(() => keyNames(live).join() === 'two,one');
    await live.stop();
  });

  test('with something else in it is refused without a word of it', async () => {
    answer = 'a secret that is no JSON';
    const refused = await LiveConfig.open('api', env(source)).catch((error: unknown) => String(error));
    expect(refused).toContain('not a JSON object');
    expect(refused).not.toContain('secret that');
  });
});

test('two sources are an error', async () => {
  await expect(LiveConfig.open('api', env({ SECRETS_DIR: '/x', SECRETS_AWS_ID: 'y' }))).rejects.toThrow('one source');
});
