import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';

/** How many somebody gets at once. */
export const recoveryCodeCount = 10;

/** Crockford's digits: none that is read for another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const digits = 10;
// As for passwords (OWASP): 50 bits are few enough to be guessed from a fast hash.
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** New codes of 50 random bits, as people see them: `k3f9d-0x7qm`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const code = [...randomBytes(digits)].map((byte) => alphabet.charAt(byte & 31)).join('');
    return `${code.slice(0, digits / 2)}-${code.slice(digits / 2)}`;
  });
}

/** A code as it is hashed, from what somebody typed; undefined when it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0');
  return code.length === digits && [...code].every((digit) => alphabet.includes(digit)) ? code : undefined;
}

export function newRecoverySalt(): Buffer<ArrayBuffer> {
  return randomBytes(16);
}

/** @param code as `readRecoveryCode` gives it */
export async function recoveryCodeHash(code: string, salt: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await hashRaw(code, { ...parameters, salt }));
}
