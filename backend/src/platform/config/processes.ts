/**
 * Names of the settings, by section. Each stands in one section; a process is given whole sections. Without imports, because
 * the launcher reads this before anything is built; what a setting may be is in `sections.ts`.
 */
export const settingNames = {
  runtime: ['PROCESS_NAME', 'LOG_LEVEL'],
  tracing: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'],
  internalServer: ['HOST', 'INTERNAL_PORT'],
  publicServer: ['PORT', 'TRUSTED_PROXIES', 'LIMITS'],
  api: ['NODE_ENV', 'APPS_DIR'],
  publicAddresses: ['PUBLIC_API_URL', 'PUBLIC_TRACKER_URL'],
  secretSource: ['SECRETS_DIR', 'SECRETS_AWS_ID', 'SECRETS_AWS_ENDPOINT', 'SECRETS_INTERVAL_MS'],
  postgres: ['DATABASE_URL', 'DATABASE_POOL', 'DATABASE_ROLE', 'DATABASE_CONNECTION_SECONDS'],
  clickhouse: ['CLICKHOUSE_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD', 'CLICKHOUSE_DATABASE'],
  nats: ['NATS_URL', 'NATS_NAMESPACE'],
  redis: ['REDIS_URL', 'REDIS_PREFIX'],
  objectStore: ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  accessTokens: ['JWT_KEYS'],
  sessions: ['OPERATOR_SESSION_SECONDS', 'AFFILIATE_SESSION_SECONDS', 'SHARED_ADDRESS_ACCOUNTS'],
  factors: ['FACTOR_KEYS'],
  customers: ['CUSTOMER_HASH_KEY', 'CUSTOMER_HASH_KEYS'],
  clickIds: ['CLICK_ID_KEYS'],
  clicks: ['CLICK_DEADLINE_MS', 'CLICK_LANE', 'COUNTRY_HEADER'],
  ipDatabase: ['GEOIP_COUNTRY_FILE', 'GEOIP_ASN_FILE', 'GEOIP_INTERVAL_MS'],
  postbackTls: ['POSTBACK_TLS_PORT', 'POSTBACK_TLS_CERT', 'POSTBACK_TLS_KEY', 'POSTBACK_TLS_CLIENT_CA'],
  jobs: ['JOB_INTERVAL_MS'],
  mail: ['SMTP_URL', 'MAIL_FROM'],
  auditKeys: ['AUDIT_KEYS'],
  retention: ['ALERT_DAYS'],
  projections: ['PROJECTOR_LEASE_MS'],
  seed: ['SEED_FILE', 'SEED_DEMO', 'DEMO_HISTORY', 'SHOP_URL'],
} as const;

export type SectionName = keyof typeof settingNames;

/** The sections of each process and command: those that it uses. */
export const processSections = {
  api: [
    'runtime',
    'tracing',
    'internalServer',
    'publicServer',
    'api',
    'publicAddresses',
    'secretSource',
    'postgres',
    'clickhouse',
    'redis',
    'accessTokens',
    'sessions',
    'factors',
    'customers',
    'clickIds',
    'ipDatabase',
  ],
  tracker: [
    'runtime',
    'tracing',
    'internalServer',
    'publicServer',
    'secretSource',
    'postgres',
    'nats',
    'redis',
    'clickIds',
    'clicks',
    'ipDatabase',
    'postbackTls',
  ],
  worker: [
    'runtime',
    'tracing',
    'internalServer',
    'publicAddresses',
    'secretSource',
    'postgres',
    'nats',
    'objectStore',
    'customers',
    'jobs',
    'mail',
    'auditKeys',
    'retention',
  ],
  projector: ['runtime', 'tracing', 'internalServer', 'secretSource', 'clickhouse', 'nats', 'projections'],
  seed: [
    'runtime',
    'publicAddresses',
    'postgres',
    'clickhouse',
    'nats',
    'redis',
    'factors',
    'customers',
    'clickIds',
    'ipDatabase',
    'seed',
  ],
  'audit-verify': ['postgres', 'objectStore', 'auditKeys'],
  rebuild: ['postgres', 'clickhouse', 'nats', 'projections'],
  integrity: ['clickhouse'],
} as const satisfies Record<string, readonly SectionName[]>;

export type ProcessName = keyof typeof processSections;

/** Names of the settings of these sections. */
export function namesIn(sections: readonly SectionName[]): string[] {
  return sections.flatMap((section): readonly string[] => settingNames[section]);
}
