import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';

export const jobState = z.enum(['waiting', 'running', 'done', 'dead']);

/** A job, for whoever looks after the installation. What it is about is not shown: it may be personal. */
export const jobView = z.object({
  id: z.string(),
  kind: z.string().meta({ example: 'mail' }),
  state: jobState,
  tenant: z.string().nullable().meta({ description: 'Whose work it is; null for the installation itself.' }),
  attempts: z.int(),
  lastError: z.string().nullable().meta({ description: 'Why the latest failed attempt failed.' }),
  createdAt: timestampView,
  nextAttemptAt: timestampView.nullable().meta({ description: 'Of a waiting job.' }),
  finishedAt: timestampView.nullable(),
  replayable: z
    .boolean()
    .meta({ description: 'Whether it can be replayed: it is dead, and what it is about is kept.' }),
});
jobView.register(z.globalRegistry, { id: 'Job' });
export type JobView = z.infer<typeof jobView>;
