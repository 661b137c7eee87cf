import { sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { SigningKeys } from '../../platform/signing-keys.js';

/** Where the chain ended when it was signed. */
const anchorSchema = z.strictObject({
  /** Calendar day in UTC. */
  day: z.iso.date(),
  seq: z.string().regex(/^\d+$/),
  /** Hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.iso.datetime(),
});
export type Anchor = z.infer<typeof anchorSchema>;

const signedSchema = z.strictObject({ anchor: anchorSchema, keyId: z.string(), signature: z.string() });

/** The anchor as a document with an Ed25519 signature over its JSON, fields in the order of the schema. */
export function signAnchor(anchor: Anchor, [key]: SigningKeys): string {
  const signature = sign(null, signedText(anchor), key.privateKey).toString('base64url');
  return `${JSON.stringify({ anchor, keyId: key.id, signature }, null, 2)}\n`;
}

/** @throws Error that says what is wrong with the document */
export function readAnchor(text: string, keys: SigningKeys): Anchor {
  const { anchor, keyId, signature } = signedSchema.parse(JSON.parse(text));
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new Error(`it is signed by key "${keyId}", which is not among the known ones`);
  if (!verify(null, signedText(anchor), key.publicKey, Buffer.from(signature, 'base64url'))) {
    throw new Error('its signature is not right');
  }
  return anchor;
}

function signedText({ day, seq, hash, sealedAt }: Anchor): Buffer {
  return Buffer.from(JSON.stringify({ day, seq, hash, sealedAt }));
}
