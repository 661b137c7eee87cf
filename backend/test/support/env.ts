import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSections } from '../../src/platform/config.js';
import type { Settings } from '../../src/platform/config.js';
import { sections } from '../../src/platform/config/sections.js';

const repository = path.resolve(import.meta.dirname, '../../..');

/**
 * Addresses and secrets of the services that tests run on: what `npm test` put into the environment, else what
 * `npm run stack` wrote down for this checkout.
 */
export function testEnv(): Record<string, string> {
  const file = path.join(repository, '.tributary/test/env.json');
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const env: Record<string, string> = { ...written, ...Object.fromEntries(given) };
  if (env['DATABASE_URL'] === undefined) {
    throw new Error('Tests need the services: run "npm run stack -- --detach" first, or "npm test" for everything.');
  }
  return env;
}

/** A name nobody else uses: for a database, a NATS namespace, a Redis prefix of one test file. */
export function uniqueName(): string {
  return `t_${randomBytes(6).toString('hex')}`;
}

/** Every setting of a test's processes: quiet unless TEST_LOG_LEVEL says otherwise, and apart from every other test. */
export function testConfig(overrides: Record<string, string> = {}): Settings {
  return allSettings(testSettings(overrides));
}

/** What all processes together would read of one environment. */
export function allSettings(env: Readonly<Record<string, string>>): Settings {
  return readSections(Object.keys(sections) as (keyof typeof sections)[], env);
}

/** The same before it is read, for what reads it itself. */
export function testSettings(overrides: Record<string, string> = {}): Record<string, string> {
  const name = uniqueName();
  return {
    ...testEnv(),
    NODE_ENV: 'test',
    PROCESS_NAME: 'test',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    PORT: '1',
    INTERNAL_PORT: '1',
    SEED_FILE: 'none',
    DATABASE_POOL: '8',
    NATS_NAMESPACE: name,
    REDIS_PREFIX: `${name}:`,
    ...overrides,
  };
}

/** Path of a file of the repository. */
export function inRepository(...parts: string[]): string {
  return path.join(repository, ...parts);
}
