import { Secret, TOTP } from 'otpauth';

/** The codes that the API takes now: of this half minute, the one before and the next. */
export function acceptedCodes(totpSecret: string): string[] {
  const secret = Secret.fromBase32(totpSecret);
  return [0, -1, 1].map((steps) => TOTP.generate({ secret, timestamp: Date.now() + steps * 30_000 }));
}
