import { z } from 'zod';
import { duration, port } from './forms.js';
import { clickIdKeys } from './key-lists.js';

export const clickIds = z.object({
  CLICK_ID_KEYS: clickIdKeys.meta({
    secret: true,
    description:
      'Sign click ids: `<0-15>:<at least 32 bytes as base64url>,…`. The first one signs, all of them verify.',
  }),
});

export const clicks = z.object({
  CLICK_DEADLINE_MS: duration(100, 60_000).default(3_000).meta({
    unit: 'milliseconds',
    description: 'How long a redirect may wait for its click to become durable before it answers 503.',
  }),
  CLICK_LANE: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,32}$/)
    .default('0')
    .meta({
      description: 'Last part of the subject that clicks are published on, so that a stream can be partitioned by it.',
    }),
  COUNTRY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .toLowerCase()
    .optional()
    .meta({
      description:
        "Header in which the edge names the visitor's country in two letters, such as `cf-ipcountry`; believed from `TRUSTED_PROXIES` only.",
    }),
});

export const ipDatabase = z.object({
  GEOIP_COUNTRY_FILE: z.string().min(1).optional().meta({
    description:
      "MMDB file of addresses' countries; without it countries are unknown, and checks that need them are off.",
  }),
  GEOIP_ASN_FILE: z.string().min(1).optional().meta({ description: "MMDB file of addresses' networks." }),
  GEOIP_INTERVAL_MS: duration(20).default(60_000).meta({
    unit: 'milliseconds',
    description: 'How often these files are looked at for a newer one.',
  }),
});

const postbackTlsNames = [
  ...(['POSTBACK_TLS_PORT', 'POSTBACK_TLS_CERT'] as const),
  ...(['POSTBACK_TLS_KEY', 'POSTBACK_TLS_CLIENT_CA'] as const),
];

export const postbackTls = z
  .object({
    POSTBACK_TLS_PORT: port.optional().meta({
      description: 'Port for postbacks by client certificate (mutual TLS). All four of these settings, or none.',
    }),
    POSTBACK_TLS_CERT: z.string().min(1).optional().meta({ description: "PEM file of the server's certificate." }),
    POSTBACK_TLS_KEY: z.string().min(1).optional().meta({ description: 'PEM file of its key.' }),
    POSTBACK_TLS_CLIENT_CA: z.string().min(1).optional().meta({
      description: 'PEM file of the authorities whose client certificates are accepted.',
    }),
  })
  .superRefine((settings, ctx) => {
    const missing = postbackTlsNames.filter((name) => settings[name] === undefined);
    if (missing.length === 0 || missing.length === postbackTlsNames.length) return;
    for (const name of missing) ctx.addIssue({ code: 'custom', path: [name], message: 'set all four, or none' });
  });
