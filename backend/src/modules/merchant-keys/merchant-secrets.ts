import { randomBytes } from 'node:crypto';

const prefixes = {
  api: { live: 'mk_live_', test: 'mk_test_' },
  postback: { live: 'pbt_live_', test: 'pbt_test_' },
} as const;

export type ApiKeyKind = keyof typeof prefixes;

/** A new merchant secret: its kind and mode in clear, then 256 random bits (43 characters). Shown once, never kept. */
export function newMerchantSecret(kind: ApiKeyKind, livemode: boolean): string {
  return prefixes[kind][livemode ? 'live' : 'test'] + randomBytes(32).toString('base64url');
}

/** What people recognise a key by: its beginning, too short to help anybody guess the rest. */
export function shownPrefix(secret: string): string {
  return secret.slice(0, secret.lastIndexOf('_', 9) + 5);
}

/** Whether a bearer credential is meant to be an API key, good or not. */
export function looksLikeApiKey(credential: string): boolean {
  return credential.startsWith('mk_');
}
