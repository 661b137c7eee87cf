import { z } from 'zod';
import { eventEnvelope } from './envelope.js';
import { currencyCode } from './fields.js';

/** All the tracker must know of a program. */
export const publishedProgram = z.object({
  id: z.string(),
  no: z.int().positive(),
  merchantId: z.string(),
  currency: currencyCode,
  /** Query parameter of the destination that receives the click id. */
  clickParam: z.string(),
  fallbackUrl: z.url().nullable(),
  /** Host names a `?to=` deep link may lead to (and their subdomains): the program's list, else the merchant's website. */
  provenDomains: z.array(z.string()),
  active: z.boolean(),
});
export type PublishedProgram = z.infer<typeof publishedProgram>;

export const programPublishedV1 = eventEnvelope(
  'tributary.program.published.v1',
  z.object({ program: publishedProgram }),
);
