import { z } from 'zod';
import { limitTable, usualLimits } from './limits/limit-table.js';
import { networks } from './networks.js';
import { signingKeys } from './signing-keys.js';

const port = z.coerce.number().int().min(1).max(65535);
const url = (...protocols: string[]) =>
  z.string().refine((v) => URL.canParse(v) && protocols.includes(new URL(v).protocol), {
    message: `must be a URL beginning with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });

/** `0:<base64url>,1:<base64url>`: keys by number; the first one signs, all of them verify. */
const clickIdKeys = z.string().transform((text, ctx) => {
  const keys = text.split(',').map((part) => {
    const match = /^(\d{1,2}):([A-Za-z0-9_-]{43,})$/.exec(part.trim());
    const id = Number(match?.[1]);
    if (!match?.[2] || id > 15) {
      ctx.addIssue('must be a list of <0-15>:<at least 32 bytes as base64url>');
      return z.NEVER;
    }
    return { id, secret: Buffer.from(match[2], 'base64url') };
  });
  return keys;
});

/** `<id>:<base64url of 32 bytes>,…`: keys by name; the first one encrypts, all of them decrypt. */
const factorKeys = z.string().transform((text, ctx) =>
  text.split(',').map((part) => {
    const [, id, encoded] = /^([A-Za-z0-9-]{1,20}):([A-Za-z0-9_-]{43})$/.exec(part.trim()) ?? [];
    if (id === undefined || encoded === undefined) {
      ctx.addIssue('must be a list of <letters and digits>:<32 bytes as base64url>');
      return z.NEVER;
    }
    return { id, secret: Buffer.from(encoded, 'base64url') };
  }),
);

/** `3:<secret>,2:<secret>`: keys by number, from 2 on. */
const customerHashKeys = z
  .string()
  .default('')
  .transform((text, ctx) =>
    text.split(',').flatMap((part) => {
      if (part.trim() === '') return [];
      const [, no, secret] = /^(\d{1,3}):(\S{32,})$/.exec(part.trim()) ?? [];
      if (no === undefined || secret === undefined || Number(no) < 2) {
        ctx.addIssue('must be a list of <number from 2 on>:<secret of at least 32 characters>');
        return z.NEVER;
      }
      return [{ no: Number(no), secret }];
    }),
  );

/** Every setting of every process, with its variable's name. Read once, at the start; a wrong value ends the process. */
export const configSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  PROCESS_NAME: z.string().min(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  /** Public port of api and tracker. */
  PORT: port.optional(),
  /** Health and metrics; never to be reachable from outside. */
  INTERNAL_PORT: port,
  /** Proxies that are believed about the client's address (`x-forwarded-for`): addresses and CIDR networks. Nobody by default. */
  TRUSTED_PROXIES: networks,
  /** MMDB files that say an address's country and network; without them the checks that need them are off. */
  GEOIP_COUNTRY_FILE: z.string().min(1).optional(),
  GEOIP_ASN_FILE: z.string().min(1).optional(),
  /** How often these files are looked at for a newer one, in milliseconds. */
  GEOIP_INTERVAL_MS: z.coerce.number().int().min(20).default(60_000),
  /** How often callers may ask, where it is to differ from the usual: see docs/limits.md. */
  LIMITS: limitTable.default(usualLimits),
  PUBLIC_API_URL: url('http:', 'https:'),
  PUBLIC_TRACKER_URL: url('http:', 'https:'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  /** Connections of one process; the tracker's postback pool is this size too. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  /** What the processes work as once they are connected, see the migration that makes it; empty for the account itself. */
  DATABASE_ROLE: z.string().regex(/^\w*$/).default('tributary_app'),
  /** How long a connection is used, in seconds: by then all of them have a rotated password. */
  DATABASE_CONNECTION_SECONDS: z.coerce.number().int().min(1).default(3_600),
  CLICKHOUSE_URL: url('http:', 'https:'),
  CLICKHOUSE_USER: z.string().min(1),
  CLICKHOUSE_PASSWORD: z.string(),
  CLICKHOUSE_DATABASE: z.string().regex(/^\w+$/).default('tributary'),
  NATS_URL: url('nats:', 'tls:'),
  NATS_NAMESPACE: z.string().regex(/^\w*$/).default(''),
  REDIS_URL: url('redis:', 'rediss:'),
  /** Put before every Redis key, so that installations can share a server. */
  REDIS_PREFIX: z.string().default(''),
  /** The mail server that takes outgoing mail; `smtps:` for TLS from the start, `smtp:` upgrades where it is offered. */
  SMTP_URL: url('smtp:', 'smtps:'),
  /** Sender of every mail. */
  MAIL_FROM: z.string().min(3).default('Tributary <no-reply@tributary.invalid>'),
  /** How often the worker looks for mails to send, in milliseconds. */
  MAIL_INTERVAL_MS: z.coerce.number().int().min(50).default(1_000),
  /** An S3-compatible store; AWS itself when there is no endpoint, and nothing is kept there without a bucket. */
  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** Left out, the SDK finds the machine's own credentials. */
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Sign the daily anchors of the audit trail. Keep old ones: what they signed is verified with them. */
  AUDIT_KEYS: signingKeys,
  /**
   * Postbacks by client certificate (mutual TLS), on a port of their own: the server's certificate and key, and the
   * authorities whose client certificates are accepted, as PEM files. All four, or none.
   */
  POSTBACK_TLS_PORT: port.optional(),
  POSTBACK_TLS_CERT: z.string().min(1).optional(),
  POSTBACK_TLS_KEY: z.string().min(1).optional(),
  POSTBACK_TLS_CLIENT_CA: z.string().min(1).optional(),
  /** How often secrets are read again from `SECRETS_DIR` or `SECRETS_AWS_ID`, in milliseconds. */
  SECRETS_INTERVAL_MS: z.coerce.number().int().min(50).default(10_000),
  /** How long after its sign-in a session ends however much it is used, in seconds: of the operator's people, and of affiliates'. */
  OPERATOR_SESSION_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .default(7 * 24 * 60 * 60),
  AFFILIATE_SESSION_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .default(30 * 24 * 60 * 60),
  /** Accounts that one address may open within an hour (signing in, or by an invitation) before it is told of, once a day. */
  SHARED_ADDRESS_ACCOUNTS: z.coerce.number().int().min(2).default(20),
  /** Sign access tokens. */
  JWT_KEYS: signingKeys,
  CLICK_ID_KEYS: clickIdKeys,
  /** Encrypt what authenticator apps and the API share. */
  FACTOR_KEYS: factorKeys,
  /** Keys the hashes by which customers are known, as key 1; changing it makes known customers unknown. */
  CUSTOMER_HASH_KEY: z.string().min(32),
  /** Further keys by number: the first one hashes what is new, all of them are looked up. */
  CUSTOMER_HASH_KEYS: customerHashKeys,
  /** How often the worker looks for commissions whose hold period ended, in milliseconds. */
  APPROVAL_INTERVAL_MS: z.coerce.number().int().min(50).default(5_000),
  /** How often the worker gives new entries of the audit trail their place in the hash chain, in milliseconds. */
  SEAL_INTERVAL_MS: z.coerce.number().int().min(50).default(1_000),
  /** How long alerts are kept after they were last seen, in days; then they are deleted, resolved or not. */
  ALERT_DAYS: z.coerce.number().int().min(1).max(36_500).default(400),
  /** How long a redirect may wait for its click to become durable before it answers 503, in milliseconds. */
  CLICK_DEADLINE_MS: z.coerce.number().int().min(100).max(60_000).default(3_000),
});

export type Config = z.infer<typeof configSchema>;

/**
 * Reads the configuration or throws an error whose message names each wrong variable, without its value (it may be a
 * secret).
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const result = configSchema.safeParse(env);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${explain(issue, env)}`);
  throw new Error(`Configuration is not usable:\n${lines.join('\n')}`);
}

function explain(issue: z.core.$ZodIssue, env: Record<string, string | undefined>): string {
  return env[String(issue.path[0])] === undefined ? 'is not set' : issue.message;
}
