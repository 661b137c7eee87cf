import { z } from 'zod';

/** What was asked for happens elsewhere: by mail. */
export const acceptedView = z.object({ accepted: z.literal(true) }).meta({ id: 'Accepted' });
export type AcceptedView = z.infer<typeof acceptedView>;

export const accepted: AcceptedView = { accepted: true };
