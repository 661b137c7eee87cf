import { z } from 'zod';
import { duration, url } from './forms.js';

/** The stores that processes work with. */
export const postgres = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').meta({ secret: true, description: 'PostgreSQL, with its account.' }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16).meta({
    unit: 'connections',
    description: 'Connections of one process; the tracker has them for postbacks only.',
  }),
  DATABASE_ROLE: z.string().regex(/^\w*$/).default('tributary_app').meta({
    description: 'Role that a process takes once it is connected; empty for the account itself.',
  }),
  DATABASE_CONNECTION_SECONDS: duration(1).default(3_600).meta({
    unit: 'seconds',
    description: 'How long a connection is used: by then all of them have a rotated password.',
  }),
});

export const clickhouse = z.object({
  CLICKHOUSE_URL: url('http:', 'https:').meta({ description: 'ClickHouse over HTTP.' }),
  CLICKHOUSE_USER: z.string().min(1).meta({ description: 'Its account.' }),
  CLICKHOUSE_PASSWORD: z.string().meta({ secret: true, description: 'Password of the account.' }),
  CLICKHOUSE_DATABASE: z.string().regex(/^\w+$/).default('tributary').meta({ description: 'Its database.' }),
});

export const nats = z.object({
  NATS_URL: url('nats:', 'tls:').meta({ secret: true, description: 'NATS with JetStream, with its account.' }),
  NATS_NAMESPACE: z.string().regex(/^\w*$/).default('').meta({
    description: 'Put before every stream and subject, so that installations can share a server.',
  }),
});

export const redis = z.object({
  REDIS_URL: url('redis:', 'rediss:').meta({ secret: true, description: 'Redis, with its account.' }),
  REDIS_PREFIX: z.string().default('').meta({
    description: 'Put before every key, so that installations can share a server.',
  }),
});

export const objectStore = z.object({
  S3_ENDPOINT: url('http:', 'https:').optional().meta({ description: 'An S3-compatible store; AWS when left out.' }),
  S3_BUCKET: z.string().min(3).optional().meta({
    description: 'Where the audit trail is anchored; nothing is kept outside the database when left out.',
  }),
  S3_REGION: z.string().min(1).default('us-east-1').meta({ description: 'Region of the bucket.' }),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().meta({
    secret: true,
    description: "Account of the store; when left out, the SDK finds the machine's own credentials.",
  }),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().meta({ secret: true, description: 'Password of the account.' }),
});
