import { sign, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { signingKeys } from './signing-keys.js';

// RFC 8032, 7.1, test 1: secret key, public key, and the signature of the empty message.
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const publicHalf = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const signature =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
const second = Buffer.alloc(32, 7).toString('base64url');

describe('signing keys', () => {
  test('are those of RFC 8032', () => {
    const [key] = signingKeys.parse(`a:${seed.toString('base64url')}`);
    expect(key.publicKey.export({ format: 'jwk' })).toMatchObject({ x: publicHalf.toString('base64url') });
    expect(sign(null, Buffer.alloc(0), key.privateKey).toString('hex')).toBe(signature);
    expect(verify(null, Buffer.alloc(0), key.publicKey, Buffer.from(signature, 'hex'))).toBe(true);
  });

  test('keep their order: the first one signs', () => {
    const keys = signingKeys.parse(`2026-11:${second}, 2026-10:${seed.toString('base64url')}`);
    expect(keys.map(({ id }) => id)).toEqual(['2026-11', '2026-10']);
  });

  test.each(['', 'a', 'a:short', `:${second}`, `a:${second},`, `a:${second},a:${second}`, `a b:${second}`])(
    '%j is refused, and not repeated in the message',
    (text) => {
      const result = signingKeys.safeParse(text);
      expect(result.success).toBe(false);
      expect(result.error?.message).not.toContain(second);
    },
  );
});
