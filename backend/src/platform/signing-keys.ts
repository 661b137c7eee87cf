import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

/** An Ed25519 key pair with the name under which its public half is found. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

// RFC 8410: the fixed head of a PKCS #8 document around the 32 bytes of an Ed25519 private key.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyForm = /^([A-Za-z0-9._-]{1,32}):([A-Za-z0-9_-]{43})$/;

/**
 * `<name>:<32 random bytes as base64url>,…`: Ed25519 keys by name. The first one signs, all of them verify: to rotate, put
 * a new one in front and take the old one away when what it signed has run out.
 */
export const signingKeys = z.string().transform((text, ctx) => {
  const keys = text.split(',').map((part) => {
    const [, id, seed] = keyForm.exec(part.trim()) ?? [];
    if (id === undefined || seed === undefined) return undefined;
    return signingKey(id, Buffer.from(seed, 'base64url'));
  });
  const [first, ...others] = keys;
  const names = new Set(keys.map((key) => key?.id));
  if (first === undefined || others.includes(undefined) || names.size < keys.length) {
    ctx.addIssue('must be a list of <name>:<32 bytes as base64url>, each name once');
    return z.NEVER;
  }
  return [first, ...(others as SigningKey[])] as const;
});

export type SigningKeys = z.output<typeof signingKeys>;

function signingKey(id: string, seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  return { id, privateKey, publicKey: createPublicKey(privateKey) };
}
