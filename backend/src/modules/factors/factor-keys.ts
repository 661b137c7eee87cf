import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts the secrets of authenticator apps with AES-256-GCM. The first key of FACTOR_KEYS encrypts, all of them decrypt,
 * so that a key can be replaced. Sealed text is `<key id>.<base64url of nonce, cipher text and tag>`; whose it is goes into
 * the tag, so that a row moved to another person opens nothing.
 */
@Injectable()
export class FactorKeys {
  // Read at each use: keys are rotated while the process runs.
  constructor(@Inject(CONFIG) private readonly config: Pick<Settings, 'FACTOR_KEYS'>) {}

  seal(userId: string, text: string): string {
    const [key] = this.config.FACTOR_KEYS;
    if (key === undefined) throw new Error('FACTOR_KEYS is empty');
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, key.secret, nonce).setAAD(Buffer.from(userId));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${key.id}.${sealed.toString('base64url')}`;
  }

  /** Throws when the key is gone, or the text was not sealed for this person. */
  open(userId: string, sealed: string): string {
    const [id, encoded = ''] = sealed.split('.');
    const key = this.config.FACTOR_KEYS.find((known) => known.id === id);
    if (key === undefined) throw new Error(`FACTOR_KEYS has no key "${id ?? ''}"`);
    const bytes = Buffer.from(encoded, 'base64url');
    const decipher = createDecipheriv(algorithm, key.secret, bytes.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(-tagBytes));
    return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }
}
