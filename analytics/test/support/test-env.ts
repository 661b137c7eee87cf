import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../../..');
const names = ['NATS_URL', 'CLICKHOUSE_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD'] as const;

/** Where the test stack is: environment variables first, else what `npm run stack` wrote. */
export function testEnv(): Record<(typeof names)[number], string> {
  const known = { ...stackEnv(), ...process.env };
  const missing = names.find((name) => known[name] === undefined);
  if (missing !== undefined) throw new Error(`${missing} is not known: run "npm run stack" first`);
  return Object.fromEntries(names.map((name) => [name, known[name]])) as Record<(typeof names)[number], string>;
}

/** Everything that `npm run stack` wrote for processes of the product; empty when it was not run. */
function stackEnv(): Record<string, string> {
  const file = path.join(repository, '.tributary/test/env.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** Absolute path of a file of the repository. */
export function repositoryPath(relative: string): string {
  return path.join(repository, relative);
}
