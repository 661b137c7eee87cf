import { readJson } from '../atomic-json.ts';
import type { Secrets } from '../secrets.ts';
import type { StateDir } from '../state-dir.ts';
import type { Secret } from './secret.ts';
import { secretsOfValue } from './secrets-of-value.ts';

/** What an instance was configured with, and the sign-ins of its demo. */
export function instanceSecrets(state: StateDir): Secret[] {
  const secrets = (readJson(state.secretsFile) ?? {}) as Partial<Secrets>;
  const configured = Object.entries(secrets).flatMap(([name, value]) =>
    keysOf(value).map((key) => ({ kind: name, value: key })),
  );
  const files = [state.demoFile, state.endpointsFile].map((file) => readJson(file));
  return [...configured, ...files.flatMap((file) => secretsOfValue('demo', file))];
}

/** A password as it is, and of a list `<id>:<key>,…` each key: as text, and as the bytes that it stands for. */
function keysOf(setting: string): string[] {
  const keys = setting.split(',').map((part) => part.replace(/^[\w-]{1,20}:/, ''));
  return keys.flatMap((key) => {
    const bytes = Buffer.from(key, 'base64url');
    return [key, bytes.toString('base64'), bytes.toString('hex')];
  });
}
