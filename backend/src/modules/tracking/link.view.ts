import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Link } from './link.store.js';

export const linkView = z.object({
  id: z.string(),
  code: z.string(),
  /** What the affiliate publishes. */
  url: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  destinationUrl: z.string(),
  active: z.boolean(),
  createdAt: timestampView,
});
export type LinkView = z.infer<typeof linkView>;

/** @param trackerUrl the tracker's public address */
export function toLinkView(link: Link, trackerUrl: string): LinkView {
  const { id, code, programId, affiliateId, destinationUrl, active, createdAt } = link;
  const url = `${trackerUrl.replace(/\/$/, '')}/c/${code}`;
  return { id, code, url, programId, affiliateId, destinationUrl, active, createdAt: createdAt.toISOString() };
}
