import { hash, timingSafeEqual } from 'node:crypto';
import type { DeviceClass } from './click-verdict.js';

/** What the visitor said about measurement; `unknown` when nothing was asked or sent. */
export type Consent = 'unknown' | 'granted' | 'refused';

/** What a click id says of its click, without any look-up. Numbers are the short numbers of link, affiliate and program. */
export interface ClickIdClaims {
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly linkNo: number;
  readonly affiliateNo: number;
  readonly programNo: number;
  /** ISO 3166-1 alpha-2, `ZZ` when unknown. */
  readonly country: string;
  readonly device: DeviceClass;
  readonly consent: Consent;
  readonly bot: boolean;
  readonly livemode: boolean;
}

/** A signing key by its number (0–15), prepared by `clickIdKey`. */
export interface ClickIdKey {
  readonly id: number;
  /** The padded key, then room for what is signed. */
  readonly inner: Buffer;
  /** The padded key, then room for the inner digest. */
  readonly outer: Buffer;
}

/** The claims, or why the id proves nothing. */
export type ClickIdReading =
  | { readonly ok: true; readonly claims: ClickIdClaims }
  | { readonly ok: false; readonly reason: 'click_id_malformed' | 'click_id_forged' };

/*
 * The format, version 0; 39 bytes are exactly 52 base64url characters, so that each id has one spelling only:
 * 0 version (high nibble), key id (low) | 1–6 unix ms | 7–14 random | 15–18 link | 19–22 affiliate | 23–25 program |
 * 26–27 country | 28 flags: device (bits 0–2), consent (3–4), bot (5), livemode (6) | 29–38 HMAC-SHA256, first 10 bytes.
 */
const size = 39;
const signedSize = 29;
const signatureSize = size - signedSize;
const version = 0;
const blockSize = 64;
const digestSize = 32;
const form = /^[A-Za-z0-9_-]{52}$/;

/** Random bytes that one id takes. */
export const clickIdRandomSize = 8;

const devices: readonly DeviceClass[] = ['other', 'desktop', 'mobile', 'tablet', 'bot'];
const consents: readonly Consent[] = ['unknown', 'granted', 'refused'];

// One buffer for all, and one pair per key: an id is built and encoded without a pause, so nobody else can be writing to it.
const scratch = Buffer.alloc(size);

/** Prepares a key. RangeError when the number does not fit into the id or the secret is shorter than 32 bytes. */
export function clickIdKey(id: number, secret: Uint8Array): ClickIdKey {
  if (!Number.isInteger(id) || id < 0 || id > 15) throw new RangeError('key id is not 0–15');
  if (secret.length < 32) throw new RangeError('secret is shorter than 32 bytes');
  const short = secret.length > blockSize ? Buffer.from(hash('sha256', secret, 'binary'), 'latin1') : secret;
  const padded = (pad: number, room: number): Buffer => {
    const bytes = Buffer.alloc(blockSize + room);
    for (let i = 0; i < blockSize; i += 1) bytes[i] = (short[i] ?? 0) ^ pad;
    return bytes;
  };
  return { id, inner: padded(0x36, signedSize), outer: padded(0x5c, digestSize) };
}

/** Signs the claims. RangeError when a claim does not fit its field (a bug of the caller, never input). */
export function mintClickId(claims: ClickIdClaims, key: ClickIdKey, random: Uint8Array): string {
  if (claims.country.length !== 2) throw new RangeError('country is not two letters');
  if (random.length !== clickIdRandomSize) throw new RangeError('random bytes are not 8');
  scratch[0] = (version << 4) | key.id;
  scratch.writeUIntBE(claims.atMs, 1, 6);
  scratch.set(random, 7);
  scratch.writeUInt32BE(claims.linkNo, 15);
  scratch.writeUInt32BE(claims.affiliateNo, 19);
  scratch.writeUIntBE(claims.programNo, 23, 3);
  scratch.write(claims.country, 26, 2, 'latin1');
  scratch[28] = flags(claims);
  scratch.write(sign(scratch, key), signedSize, signatureSize, 'latin1');
  return scratch.toString('base64url');
}

/**
 * Verifies an id against all keys that may have signed it. `click_id_malformed`: not the form of an id at all;
 * `click_id_forged`: the form is right, the signature (or the key it names) is not ours.
 */
export function readClickId(text: string, keys: readonly ClickIdKey[]): ClickIdReading {
  if (!form.test(text)) return { ok: false, reason: 'click_id_malformed' };
  const bytes = Buffer.from(text, 'base64url');
  const first = bytes.readUInt8(0);
  if (first >> 4 !== version) return { ok: false, reason: 'click_id_malformed' };
  const key = keys.find((candidate) => candidate.id === (first & 0x0f));
  if (key === undefined) return { ok: false, reason: 'click_id_forged' };
  const expected = Buffer.from(sign(bytes, key), 'latin1').subarray(0, signatureSize);
  if (!timingSafeEqual(bytes.subarray(signedSize), expected)) return { ok: false, reason: 'click_id_forged' };
  return { ok: true, claims: claimsOf(bytes) };
}

// HMAC by its definition (RFC 2104) from two plain digests: node's Hmac object costs four times as much, on every click.
function sign(bytes: Buffer, { inner, outer }: ClickIdKey): string {
  bytes.copy(inner, blockSize, 0, signedSize);
  outer.write(hash('sha256', inner, 'binary'), blockSize, 'latin1');
  return hash('sha256', outer, 'binary');
}

function flags(claims: ClickIdClaims): number {
  const device = devices.indexOf(claims.device);
  const consent = consents.indexOf(claims.consent);
  return device | (consent << 3) | (claims.bot ? 0x20 : 0) | (claims.livemode ? 0x40 : 0);
}

function claimsOf(bytes: Buffer): ClickIdClaims {
  const bits = bytes.readUInt8(28);
  return {
    atMs: bytes.readUIntBE(1, 6),
    linkNo: bytes.readUInt32BE(15),
    affiliateNo: bytes.readUInt32BE(19),
    programNo: bytes.readUIntBE(23, 3),
    country: bytes.toString('latin1', 26, 28),
    device: devices[bits & 0x07] ?? 'other',
    consent: consents[(bits >> 3) & 0x03] ?? 'unknown',
    bot: (bits & 0x20) !== 0,
    livemode: (bits & 0x40) !== 0,
  };
}
