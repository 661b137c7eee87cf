import { randomBytes } from 'node:crypto';
import { readJson, writeJson } from './atomic-json.ts';
import type { StateDir } from './state-dir.ts';

/** Passwords and keys of one instance: made once, then kept, because the data folders were created with them. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly clickhousePassword: string;
  readonly clickhouseAnalystPassword: string;
  readonly natsPassword: string;
  readonly redisPassword: string;
  readonly s3SecretAccessKey: string;
  /** First part of the path of every page of the mailbox. */
  readonly mailboxToken: string;
  /** `<name>:<base64url of 32 bytes>`: the Ed25519 key that signs access tokens. */
  readonly jwtKeys: string;
  /** The like, which signs the daily anchors of the audit trail. */
  readonly auditKeys: string;
  /** `<key id>:<base64url of 32 bytes>`, comma separated, as the tracker's click id signer reads it. */
  readonly clickIdKeys: string;
  /** `<key id>:<base64url of 32 bytes>`, comma separated; they encrypt the secrets of authenticator apps. */
  readonly factorKeys: string;
  /** Keys the hash under which a customer's address is kept. */
  readonly customerHashKey: string;
}

/** Reads the secrets of this state dir, or makes them; the file is readable by its owner only. */
export function loadSecrets(state: StateDir): Secrets {
  const known = readJson(state.secretsFile) as Partial<Secrets> | null;
  const made: Secrets = {
    postgresPassword: token(24),
    clickhousePassword: token(24),
    clickhouseAnalystPassword: token(24),
    natsPassword: token(24),
    redisPassword: token(24),
    s3SecretAccessKey: token(24),
    mailboxToken: token(24),
    auditKeys: `local:${token(32)}`,
    jwtKeys: `local:${token(32)}`,
    clickIdKeys: `0:${token(32)}`,
    factorKeys: `0:${token(32)}`,
    customerHashKey: token(32),
  };
  // A state dir of an earlier version lacks what was added since; what it has stays.
  const secrets = { ...made, ...known };
  writeJson(state.secretsFile, secrets);
  return secrets;
}

function token(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
