import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
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
  readonly secret: KeyObject;
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
const form = /^[A-Za-z0-9_-]{52}$/;

/** Random bytes that one id takes. */
export const clickIdRandomSize = 8;

const devices: readonly DeviceClass[] = ['other', 'desktop', 'mobile', 'tablet', 'bot'];
const consents: readonly Consent[] = ['unknown', 'granted', 'refused'];

/** Prepares a key. RangeError when the number does not fit into the id or the secret is shorter than 32 bytes. */
export function clickIdKey(id: number, secret: Uint8Array): ClickIdKey {
  if (!Number.isInteger(id) || id < 0 || id > 15) throw new RangeError('key id is not 0–15');
  if (secret.length < 32) throw new RangeError('secret is shorter than 32 bytes');
  return { id, secret: createSecretKey(secret) };
}

/** Signs the claims. RangeError when a claim does not fit its field (a bug of the caller, never input). */
export function mintClickId(claims: ClickIdClaims, key: ClickIdKey, random: Uint8Array): string {
  if (claims.country.length !== 2) throw new RangeError('country is not two letters');
  if (random.length !== clickIdRandomSize) throw new RangeError('random bytes are not 8');
  const bytes = Buffer.allocUnsafe(size);
  bytes[0] = (version << 4) | key.id;
  bytes.writeUIntBE(claims.atMs, 1, 6);
  bytes.set(random, 7);
  bytes.writeUInt32BE(claims.linkNo, 15);
  bytes.writeUInt32BE(claims.affiliateNo, 19);
  bytes.writeUIntBE(claims.programNo, 23, 3);
  bytes.write(claims.country, 26, 2, 'latin1');
  bytes[28] = flags(claims);
  bytes.set(sign(bytes, key), signedSize);
  return bytes.toString('base64url');
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
  if (!timingSafeEqual(bytes.subarray(signedSize), sign(bytes, key))) return { ok: false, reason: 'click_id_forged' };
  return { ok: true, claims: claimsOf(bytes) };
}

/** The signature of an id's first bytes, as long as it stands in the id. */
function sign(bytes: Buffer, { secret }: ClickIdKey): Buffer {
  return createHmac('sha256', secret).update(bytes.subarray(0, signedSize)).digest().subarray(0, signatureSize);
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
