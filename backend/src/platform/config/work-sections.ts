import { z } from 'zod';
import { duration, url } from './forms.js';

export const jobs = z.object({
  JOB_INTERVAL_MS: duration(50).default(1_000).meta({
    unit: 'milliseconds',
    description:
      'How often a worker looks for jobs that are due without an announcement: scheduled runs, repeated attempts.',
  }),
});

export const mail = z.object({
  SMTP_URL: url('smtp:', 'smtps:').meta({
    secret: true,
    description: 'Mail server with its account; `smtps:` for TLS from the start, `smtp:` upgrades where it is offered.',
  }),
  MAIL_FROM: z.string().min(3).default('Tributary <no-reply@tributary.invalid>').meta({
    description: 'Sender of every mail.',
  }),
});

export const retention = z.object({
  ALERT_DAYS: z.coerce.number().int().min(1).max(36_500).default(400).meta({
    unit: 'days',
    description: 'How long alerts are kept after they were last seen; then they are deleted, resolved or not.',
  }),
});

export const projections = z.object({
  PROJECTOR_LEASE_MS: duration(100, 60_000).default(3_000).meta({
    unit: 'milliseconds',
    description:
      'How long the owner of a table may be silent before another projector takes over; the same for all of them.',
  }),
});

export const seed = z.object({
  SEED_FILE: z.string().min(1).meta({ description: 'File for sign-ins and progress.' }),
  SEED_DEMO: z.stringbool().default(true).meta({
    description: '`false` makes the first administrator only.',
  }),
  DEMO_HISTORY: z
    .enum(['small', 'full'])
    .default('full')
    .meta({ description: 'How much of a past the demo has: `small` or `full`.' }),
  SHOP_URL: z.url().default('https://shop.example/').meta({ description: "Where the demo's links lead." }),
});
