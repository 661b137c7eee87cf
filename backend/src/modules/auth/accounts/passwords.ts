import { hash, verify } from '@node-rs/argon2';

/** Argon2id (2 is its number; the enum has no value at run time) with OWASP's parameters: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/**
 * Whether the password is the account's. Takes as long when there is no such account (`storedHash` undefined), so that
 * the time of the answer does not tell who has one.
 */
export async function passwordMatches(password: string, storedHash: string | undefined): Promise<boolean> {
  const matches = await verify(storedHash ?? (await (nobody ??= hashPassword('no such account'))), password);
  return matches && storedHash !== undefined;
}
