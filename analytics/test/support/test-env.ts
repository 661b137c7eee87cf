import { readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../../..');
const names = [
  'NATS_URL',
  'CLICKHOUSE_URL',
  'CLICKHOUSE_USER',
  'CLICKHOUSE_PASSWORD',
  'CLICKHOUSE_NATIVE_URL',
] as const;

/** Where the test stack is: environment variables first, else what `npm run stack` wrote. */
export function testEnv(): Record<(typeof names)[number], string> {
  const file = path.join(repository, '.tributary/test/env.json');
  const written = names.every((name) => process.env[name])
    ? {}
    : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const value = (name: string): string => {
    const found = process.env[name] ?? written[name];
    if (found === undefined) throw new Error(`${name} is not known: run "npm run stack" first`);
    return found;
  };
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<(typeof names)[number], string>;
}

/** Absolute path of a file of the repository. */
export function repositoryPath(relative: string): string {
  return path.join(repository, relative);
}
