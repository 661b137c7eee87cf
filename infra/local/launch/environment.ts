import { settingNames } from '../../../backend/src/platform/config/processes.ts';
import type { Instance } from '../instance.ts';
import { CLICKHOUSE_DATABASE, CLICKHOUSE_USER, clickhouseUrl } from '../services/clickhouse.ts';
import { smtpUrl } from '../services/mailbox.ts';
import { natsUrl } from '../services/nats.ts';
import { postgresUrl } from '../services/postgres.ts';
import { redisUrl } from '../services/redis.ts';
import { s3Local } from '../services/s3.ts';
import type { ClickhouseAccount } from './clickhouse-access.ts';
import type { ExternalServices } from './external-services.ts';

/** The settings of all processes of the product, of which each is given its own; tests read them from env.json. */
export function sharedEnvironment(instance: Instance, external: ExternalServices): Record<string, string> {
  const { ports, secrets } = instance;
  const s3 = external.s3 ?? s3Local(instance);
  return {
    NODE_ENV: instance.throwAway ? 'test' : 'development',
    HOST: '127.0.0.1',
    PUBLIC_API_URL: `http://127.0.0.1:${ports.api}`,
    PUBLIC_TRACKER_URL: `http://127.0.0.1:${ports.tracker}`,
    DATABASE_URL: external.postgres?.url ?? postgresUrl(instance),
    ...clickhouseEnvironment(instance, external),
    NATS_URL: external.nats?.url ?? natsUrl(instance),
    NATS_NAMESPACE: '',
    REDIS_URL: external.redis?.url ?? redisUrl(instance),
    S3_ENDPOINT: s3.endpoint,
    S3_ACCESS_KEY_ID: s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    S3_BUCKET: s3.bucket,
    S3_REGION: s3.region,
    SMTP_URL: smtpUrl(instance),
    AUDIT_KEYS: secrets.auditKeys,
    JWT_KEYS: secrets.jwtKeys,
    CLICK_ID_KEYS: secrets.clickIdKeys,
    FACTOR_KEYS: secrets.factorKeys,
    CUSTOMER_HASH_KEY: secrets.customerHashKey,
    LOG_LEVEL: 'info',
    ...tracingEnvironment(),
  };
}

/** Traces go where whoever starts the product says. */
function tracingEnvironment(): Record<string, string> {
  const given = settingNames.tracing.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is [(typeof entry)[0], string] => entry[1] !== undefined));
}

function clickhouseEnvironment(instance: Instance, external: ExternalServices): Record<string, string> {
  const { url, user, password, database } = clickhouseAccount(instance, external);
  return {
    CLICKHOUSE_URL: url,
    CLICKHOUSE_USER: user,
    CLICKHOUSE_PASSWORD: password,
    CLICKHOUSE_DATABASE: database,
  };
}

/** Where ClickHouse is, and as whom the product works with it. */
export function clickhouseAccount(instance: Instance, external: ExternalServices): ClickhouseAccount {
  return (
    external.clickhouse ?? {
      url: clickhouseUrl(instance),
      user: CLICKHOUSE_USER,
      password: instance.secrets.clickhousePassword,
      database: CLICKHOUSE_DATABASE,
    }
  );
}
