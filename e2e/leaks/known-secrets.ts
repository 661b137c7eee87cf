import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCAL_FOLDER } from '../../infra/local/repository.ts';
import type { Secret } from '../../infra/local/leaks/secret.ts';
import { STATE_NAME } from '../harness/run.ts';

// Beside the logs, not among them. Test files run in processes of their own, and the tear-down in another.
const file = path.join(LOCAL_FOLDER, STATE_NAME, 'run', 'known-secrets.jsonl');

/** Keeps secrets until the logs are searched for them, at the end of the run. Outside of one (tour, Lighthouse) nobody searches. */
export function remember(secrets: readonly Secret[]): void {
  if (secrets.length === 0 || !existsSync(file)) return;
  appendFileSync(file, secrets.map((secret) => `${JSON.stringify(secret)}\n`).join(''), { mode: 0o600 });
}

/** Every secret that the tests of this run have typed, sent or been given. */
export function rememberedSecrets(): Secret[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Secret);
}

/** Before a run. */
export function beginRemembering(): void {
  forgetSecrets();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '', { mode: 0o600 });
}

/** After a run. */
export function forgetSecrets(): void {
  rmSync(file, { force: true });
}
