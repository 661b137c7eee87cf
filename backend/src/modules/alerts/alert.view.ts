import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import { alertKinds } from '../security/public.js';

const kinds = Object.keys(alertKinds) as (keyof typeof alertKinds)[];
export const alertKind = z.enum(kinds as [(typeof kinds)[number], ...typeof kinds]);
export const alertState = z.enum(['open', 'resolved']);

/** An anomaly, for whoever looks into it. */
export const alertView = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.enum(['info', 'warning', 'critical']),
  state: alertState,
  subject: z.object({
    kind: z.enum(['user', 'address']),
    id: z.string(),
    name: z.string().nullable().meta({ description: 'Email address of a person.' }),
  }),
  summary: z.string().meta({ description: 'What happened, in a sentence.' }),
  count: z.int().meta({ description: 'How often it happened within the hour.' }),
  firstAt: timestampView,
  lastAt: timestampView,
  evidence: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
    .meta({ description: 'Evidence of each occurrence, oldest first; the latest twenty.' }),
  resolution: z.object({ at: timestampView, by: z.string(), note: z.string() }).nullable(),
});
alertView.register(z.globalRegistry, { id: 'Alert' });
export type AlertView = z.infer<typeof alertView>;
