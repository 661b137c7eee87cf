import { z } from 'zod';
import type { Candidate } from './rules/candidates.js';
import { reasonCodes } from './rules/reasons.js';

/** The version in which evidence is written. A change of its shape is a further version, with a reader of its own. */
const version = 1;

const touchpoint = z.object({
  kind: z.enum(['click', 'coupon']),
  reference: z.string(),
  affiliateId: z.string().exactOptional(),
  linkId: z.string().exactOptional(),
  couponId: z.string().exactOptional(),
  at: z.string().exactOptional(),
  bot: z.literal(true).exactOptional(),
  eligible: z.boolean(),
  reason: z.enum(reasonCodes),
  parameters: z.object({ windowDays: z.int() }).exactOptional(),
});

const evidenceDocument = z.object({ version: z.literal(version), touchpoints: z.array(touchpoint) });

/** What was weighed, as it is stored with the decision. */
export function toEvidenceDocument(touchpoints: readonly Candidate[]): object {
  return { version, touchpoints };
}

export function readEvidenceDocument(document: unknown): readonly Candidate[] {
  return evidenceDocument.parse(document).touchpoints;
}
