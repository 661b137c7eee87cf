import { z } from 'zod';
import { eventEnvelope } from './envelope.js';
import { instant } from './fields.js';

/** Something looks wrong, and a person should look. Evidence and addresses stay in the database: they are personal. */
export const securityAlertRaisedV1 = eventEnvelope(
  'tributary.security.alert-raised.v1',
  z.object({
    alert: z.object({
      id: z.string(),
      kind: z.string(),
      severity: z.enum(['info', 'warning', 'critical']),
      /** What it is about; `id` is null where the subject is an address. */
      subject: z.object({ kind: z.string(), id: z.string().nullable() }),
      at: instant,
    }),
  }),
);
