import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clickIdKey, mintClickId, readClickId } from './click-id.js';
import type { ClickIdClaims } from './click-id.js';

const secret = Buffer.alloc(32, 7);
const key = clickIdKey(3, secret);
const random = Buffer.from('0102030405060708', 'hex');
const claims: ClickIdClaims = {
  atMs: Date.UTC(2026, 10, 22, 17, 30, 0, 123),
  linkNo: 4_294_967_295,
  affiliateNo: 17,
  programNo: 16_777_215,
  country: 'DE',
  device: 'tablet',
  consent: 'refused',
  bot: false,
  livemode: true,
};

/** The id with one bit of its bytes turned over. */
function withFlippedBit(id: string, bit: number): string {
  const bytes = Buffer.from(id, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return bytes.toString('base64url');
}

describe('click id', () => {
  it('is 52 characters of base64url, laid out as documented', () => {
    const id = mintClickId(claims, key, random);
    expect(id).toMatch(/^[A-Za-z0-9_-]{52}$/);
    const bytes = Buffer.from(id, 'base64url');
    expect(bytes.subarray(0, 29).toString('hex')).toBe(
      [
        '03',
        claims.atMs.toString(16).padStart(12, '0'),
        '0102030405060708',
        'ffffffff',
        '00000011',
        'ffffff',
        '4445',
        '53',
      ].join(''),
    );
    const signature = createHmac('sha256', secret).update(bytes.subarray(0, 29)).digest().subarray(0, 10);
    expect(bytes.subarray(29)).toEqual(signature);
  });

  it('signs as HMAC-SHA256 does, whatever the length of the secret', () => {
    for (const length of [32, 63, 64, 65, 200]) {
      const long = Buffer.from(Array.from({ length }, (_, i) => i));
      const bytes = Buffer.from(mintClickId(claims, clickIdKey(0, long), random), 'base64url');
      const signature = createHmac('sha256', long).update(bytes.subarray(0, 29)).digest();
      expect(bytes.subarray(29).equals(signature.subarray(0, 10))).toBe(true);
    }
  });

  // Ids of a year are in shops' cookies: what is made today must read and be written as it was then.
  it.each([
    [3, secret, 'AwGiBE7COwECAwQFBgcI_____wAAABH___9ERVMmw0px5o_jDDVU'],
    [0, Buffer.from(Array.from({ length: 64 }, (_, i) => i)), 'AAGiBE7COwECAwQFBgcI_____wAAABH___9ERVP2jCytbaAV-9pi'],
    [15, Buffer.from(Array.from({ length: 200 }, (_, i) => i)), 'DwGiBE7COwECAwQFBgcI_____wAAABH___9ERVPqwkUXG6Dc-03d'],
  ])('is the same text for the same click as ever, with key %i', (id, bytes, text) => {
    const signing = clickIdKey(id, bytes);
    expect(mintClickId(claims, signing, random)).toBe(text);
    expect(readClickId(text, [signing])).toEqual({ ok: true, claims });
  });

  it('gives back any claims that were signed', () => {
    const anyClaims = fc.record({
      atMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      linkNo: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      affiliateNo: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      programNo: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
      country: fc.constantFrom('DE', 'US', 'ZZ'),
      device: fc.constantFrom('desktop', 'mobile', 'tablet', 'bot', 'other'),
      consent: fc.constantFrom('unknown', 'granted', 'refused'),
      bot: fc.boolean(),
      livemode: fc.boolean(),
    });
    fc.assert(
      fc.property(anyClaims, fc.uint8Array({ minLength: 8, maxLength: 8 }), (given, bytes) => {
        expect(readClickId(mintClickId(given, key, bytes), [key])).toEqual({ ok: true, claims: given });
      }),
    );
  });

  it('refuses an id with any single bit changed', () => {
    const id = mintClickId(claims, key, random);
    for (let bit = 0; bit < 39 * 8; bit += 1) {
      // The high nibble of the first byte is the version: an unknown one is no id of ours at all.
      const reason = bit >= 4 && bit < 8 ? 'click_id_malformed' : 'click_id_forged';
      expect(readClickId(withFlippedBit(id, bit), [key])).toEqual({ ok: false, reason });
    }
  });

  it('refuses an id of an unknown key or another secret', () => {
    const id = mintClickId(claims, key, random);
    expect(readClickId(id, [])).toEqual({ ok: false, reason: 'click_id_forged' });
    expect(readClickId(id, [clickIdKey(4, secret)])).toEqual({ ok: false, reason: 'click_id_forged' });
    expect(readClickId(id, [clickIdKey(3, Buffer.alloc(32, 8))])).toEqual({ ok: false, reason: 'click_id_forged' });
  });

  it('still reads ids of a key that no longer signs', () => {
    const id = mintClickId(claims, key, random);
    const next = clickIdKey(4, Buffer.alloc(32, 9));
    expect(readClickId(id, [next, key]).ok).toBe(true);
  });

  it('takes only the exact form', () => {
    const id = mintClickId(claims, key, random);
    const malformed = [
      '',
      id.slice(1),
      `${id}A`,
      ` ${id}`,
      `${id}\n`,
      `${id.slice(0, 51)}=`,
      `${id.slice(0, 51)}+`,
      'x'.repeat(1e5),
    ];
    for (const text of malformed) expect(readClickId(text, [key])).toEqual({ ok: false, reason: 'click_id_malformed' });
  });

  it('rejects claims that do not fit instead of cutting them', () => {
    expect(() => mintClickId({ ...claims, programNo: 2 ** 24 }, key, random)).toThrow(/out of range/);
    expect(() => mintClickId({ ...claims, linkNo: 2 ** 32 }, key, random)).toThrow(/out of range/);
    expect(() => mintClickId({ ...claims, country: 'D' }, key, random)).toThrow(RangeError);
    expect(() => mintClickId(claims, key, Buffer.alloc(7))).toThrow(RangeError);
    expect(() => clickIdKey(16, secret)).toThrow(RangeError);
    expect(() => clickIdKey(1, Buffer.alloc(31))).toThrow(RangeError);
  });
});
