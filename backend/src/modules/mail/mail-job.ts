import { z } from 'zod';
import type { JobKind } from '../jobs/public.js';

const payload = z.object({ mailId: z.string() });

/** Sending one mail. Tried for two days, with pauses of 5 s, 10 s, … up to an hour. */
export const mailJob: JobKind<z.infer<typeof payload>> = {
  ...{ name: 'mail', payload, maxAttempts: 60, firstWaitSeconds: 5, longestWaitSeconds: 3_600 },
};
