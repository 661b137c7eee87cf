import type { ClickhouseAccount } from './clickhouse-access.ts';
import { UserError } from '../user-error.ts';

/** Stores that somebody else runs, named by environment variables; an absent one is embedded. */
export interface ExternalServices {
  readonly postgres?: { readonly url: string };
  readonly clickhouse?: ClickhouseAccount;
  readonly nats?: { readonly url: string };
  readonly redis?: { readonly url: string };
  readonly s3?: {
    readonly endpoint: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly bucket: string;
    readonly region: string;
  };
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads DATABASE_URL, CLICKHOUSE_URL, NATS_URL, REDIS_URL and S3_ENDPOINT with what belongs to each. Throws a UserError that names a wrong or missing variable. */
export function externalServices(env: Variables): ExternalServices {
  const postgres = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const clickhouse = url(env, 'CLICKHOUSE_URL', ['http:', 'https:']);
  const nats = url(env, 'NATS_URL', ['nats:', 'tls:']);
  const redis = url(env, 'REDIS_URL', ['redis:', 'rediss:']);
  const s3 = url(env, 'S3_ENDPOINT', ['http:', 'https:']);
  return {
    ...(postgres === null ? {} : { postgres: { url: postgres } }),
    ...(clickhouse === null ? {} : { clickhouse: externalClickhouse(env, clickhouse) }),
    ...(nats === null ? {} : { nats: { url: nats } }),
    ...(redis === null ? {} : { redis: { url: redis } }),
    ...(s3 === null ? {} : { s3: externalS3(env, s3) }),
  };
}

function externalClickhouse(env: Variables, httpUrl: string): NonNullable<ExternalServices['clickhouse']> {
  return {
    url: httpUrl,
    user: required(env, 'CLICKHOUSE_USER', 'CLICKHOUSE_URL is set'),
    password: env['CLICKHOUSE_PASSWORD'] ?? '',
    database: env['CLICKHOUSE_DATABASE'] ?? 'tributary',
  };
}

function externalS3(env: Variables, endpoint: string): NonNullable<ExternalServices['s3']> {
  return {
    endpoint,
    accessKeyId: required(env, 'S3_ACCESS_KEY_ID', 'S3_ENDPOINT is set'),
    secretAccessKey: required(env, 'S3_SECRET_ACCESS_KEY', 'S3_ENDPOINT is set'),
    bucket: env['S3_BUCKET'] ?? 'tributary',
    region: env['S3_REGION'] ?? 'us-east-1',
  };
}

function url(env: Variables, name: string, protocols: readonly string[]): string | null {
  const value = env[name];
  if (value === undefined || value === '') return null;
  const protocol = URL.parse(value)?.protocol;
  if (protocol !== undefined && protocols.includes(protocol)) return value;
  // The value itself may hold a password: it is not repeated.
  throw new UserError(
    `${name} is set to something that is not a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}: correct or unset it.`,
  );
}

function required(env: Variables, name: string, because: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new UserError(`${name} must be set too (${because}).`);
}
