import { z } from 'zod';
import { limitTable } from '../limits/limit-table.js';
import { networks } from '../networks.js';
import { duration, port, url } from './forms.js';

export const runtime = z.object({
  PROCESS_NAME: z.string().min(1).meta({
    default: 'its own',
    description: "Name of the process in logs and on the stores' connections.",
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').meta({
    description:
      'The least severe level that is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  }),
});

export const tracing = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional().meta({
    description: 'OpenTelemetry collector that traces are sent to, by OTLP over HTTP; none are made when left out.',
  }),
  OTEL_TRACES_SAMPLER: z
    .enum(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'])
    .default('parentbased_always_on')
    .meta({
      description:
        'Which of the traces that begin in this process are recorded: `parentbased_always_on`, `parentbased_always_off` or `parentbased_traceidratio`.',
    }),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1).meta({
    unit: 'share, 0 to 1',
    description: 'How many of them with `parentbased_traceidratio`: `0.01` is one in a hundred.',
  }),
});

export const internalServer = z.object({
  HOST: z.string().default('127.0.0.1').meta({ description: 'Address that the process listens on.' }),
  INTERNAL_PORT: port.meta({ description: 'Health and metrics; never to be reachable from outside.' }),
});

export const publicServer = z.object({
  PORT: port.meta({ description: 'Public port.' }),
  TRUSTED_PROXIES: networks.meta({
    description:
      "Addresses and networks of the proxies that are believed about the client's address (`x-forwarded-for`) and, by the tracker, country.",
  }),
  LIMITS: limitTable.meta({
    unit: 'requests a minute',
    description:
      'How often callers may ask, where that differs from [the usual](limits.md): `read=6000/24000,report=600/2400`.',
  }),
});

export const api = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production').meta({
    description: 'In `test`, every answer is checked against its schema.',
  }),
  APPS_DIR: z.string().min(1).optional().meta({
    description: 'Folder with `frontend-admin/dist` and `frontend-affiliate/dist`; the repository when left out.',
  }),
});

export const publicAddresses = z.object({
  PUBLIC_API_URL: url('http:', 'https:').meta({ description: 'Where people reach the API and the apps.' }),
  PUBLIC_TRACKER_URL: url('http:', 'https:').meta({ description: 'What tracking links begin with.' }),
});

export const secretSource = z
  .object({
    SECRETS_DIR: z.string().optional().meta({
      description: 'Folder with one file for each secret, named like its setting. It wins over the environment.',
    }),
    SECRETS_AWS_ID: z.string().optional().meta({
      description: 'Secret of AWS Secrets Manager with a JSON object of settings. It wins over the environment.',
    }),
    SECRETS_AWS_ENDPOINT: z.string().optional().meta({ description: 'Its address where it is not AWS itself.' }),
    SECRETS_INTERVAL_MS: duration(50).default(10_000).meta({
      unit: 'milliseconds',
      description: 'How often secrets are read again from there.',
    }),
  })
  .refine(({ SECRETS_DIR: folder, SECRETS_AWS_ID: secretId }) => !folder || !secretId, {
    path: ['SECRETS_AWS_ID'],
    message: 'SECRETS_DIR is set too: secrets have one source',
  });
