import { z } from 'zod';
import { eventEnvelope } from './envelope.js';

/** All the tracker must know of a link; the last one per code is the link table. Numbers go into signed click ids. */
export const publishedLink = z.object({
  id: z.string(),
  no: z.int().positive(),
  code: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  affiliateNo: z.int().positive(),
  destinationUrl: z.url(),
  active: z.boolean(),
  /** From when on it leads to the fallback, because its destination is on no allowed domain; null for never. */
  stopsAt: z.iso.datetime().nullable().default(null),
});
export type PublishedLink = z.infer<typeof publishedLink>;

export const linkPublishedV1 = eventEnvelope('tributary.link.published.v1', z.object({ link: publishedLink }));
