import { hash, verify } from '@node-rs/argon2';

/** Argon2id (2 is its number; the enum has no value at run time) with OWASP's parameters: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobody: Promise<string> | undefined;

/**
 * One way of writing for each password: keyboards differ in how they put an accent or a wide letter (NIST SP 800-63B asks for
 * NFKC or NFKD).
 */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC');
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalisedPassword(password), parameters);
}

/**
 * Whether the password is the account's. Takes as long when there is no such account (`storedHash` undefined), so that
 * the time of the answer does not tell who has one.
 */
export async function passwordMatches(password: string, storedHash: string | undefined): Promise<boolean> {
  const kept = storedHash ?? (await (nobody ??= hashPassword('no such account')));
  for (const written of waysOfWriting(password)) {
    if (await verify(kept, written)) return storedHash !== undefined;
  }
  return false;
}

/** Hashes from before passwords were normalised hold one as it was typed then. Of plain ASCII there is one way only. */
function waysOfWriting(password: string): Set<string> {
  return new Set([normalisedPassword(password), password, password.normalize('NFC'), password.normalize('NFD')]);
}
