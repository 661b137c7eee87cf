import { z } from 'zod';
import { signingKeys } from '../signing-keys.js';
import { duration } from './forms.js';
import { customerHashKeys, factorKeys } from './key-lists.js';

const daySeconds = 24 * 60 * 60;

export const accessTokens = z.object({
  JWT_KEYS: signingKeys.meta({
    secret: true,
    description: 'Sign access tokens: `<name>:<32 bytes as base64url>,…`. The first one signs, all of them verify.',
  }),
});

export const sessions = z.object({
  OPERATOR_SESSION_SECONDS: duration(60)
    .default(7 * daySeconds)
    .meta({
      unit: 'seconds',
      description: "How long after its sign-in a session of the operator's people ends, however much it is used.",
    }),
  AFFILIATE_SESSION_SECONDS: duration(60)
    .default(30 * daySeconds)
    .meta({
      unit: 'seconds',
      description: 'The same for sessions of affiliates.',
    }),
  SHARED_ADDRESS_ACCOUNTS: z.coerce.number().int().min(2).default(20).meta({
    unit: 'accounts',
    description:
      'Accounts that one address may open within an hour, by signing in or by an invitation, before an alert.',
  }),
});

export const factors = z.object({
  FACTOR_KEYS: factorKeys.meta({
    secret: true,
    description:
      'Encrypt the secrets of authenticator apps: `<name>:<32 bytes as base64url>,…`. The first one encrypts, all of them decrypt.',
  }),
});

export const customers = z.object({
  CUSTOMER_HASH_KEY: z.string().min(32).meta({
    secret: true,
    description: 'Keys the hashes by which customers are known, as key 1; changing it makes known customers unknown.',
  }),
  CUSTOMER_HASH_KEYS: customerHashKeys.meta({
    secret: true,
    description: 'Further keys, `3:<secret>,2:<secret>`: the first one hashes what is new, all of them are looked up.',
  }),
});

export const auditKeys = z.object({
  AUDIT_KEYS: signingKeys.meta({
    secret: true,
    description: 'Sign the daily anchors of the audit trail. Keep old ones: what they signed is verified with them.',
  }),
});
