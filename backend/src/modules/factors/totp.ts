import { Secret, TOTP } from 'otpauth';

/** Seconds that a code is shown. */
const period = 30;
/** Steps before and after the present one whose codes count, because clocks differ. */
export const drift = 1;
const settings = { algorithm: 'SHA1', digits: 6, period } as const;

/** A new secret of 160 bits, as base 32: what authenticator apps are given. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code holds (`otpauth://totp/…`). */
export function totpUri(secret: string, email: string): string {
  return new TOTP({ ...settings, issuer: 'Tributary', label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** Number of the 30-second step (RFC 6238's T) that a time is in. */
export function stepAt(time: Date): number {
  return TOTP.counter({ period, timestamp: time.getTime() });
}

/** Six digits of ASCII, from what somebody typed; undefined when it cannot be a code. Blanks are for reading only. */
export function readAppCode(typed: string): string | undefined {
  const code = typed.replace(/\s/g, '');
  return /^[0-9]{6}$/.test(code) ? code : undefined;
}

/** The step whose code this is, within the drift around `now`; undefined when it is the code of none. */
export function stepOfCode(secret: string, typed: string, now: Date): number | undefined {
  const code = readAppCode(typed);
  if (code === undefined) return undefined;
  const token = { ...settings, token: code, secret: Secret.fromBase32(secret) };
  const delta = TOTP.validate({ ...token, timestamp: now.getTime(), window: drift });
  return delta === null ? undefined : stepAt(now) + delta;
}
