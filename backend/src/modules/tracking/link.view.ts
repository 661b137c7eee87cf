import { z } from 'zod';
import { timestampView } from '../../platform/schemas.js';
import type { Link } from './link.store.js';
import { destinationState, destinationStates } from './rules/destination-state.js';

export const linkView = z.object({
  id: z.string(),
  code: z.string(),
  /** What the affiliate publishes. */
  url: z.string(),
  programId: z.string(),
  affiliateId: z.string(),
  destinationUrl: z.string(),
  destinationState: z.enum(destinationStates).meta({
    description:
      'allowed: on an allowed domain of the program. confirmed: on none, and an operator allowed it. stopping: no longer on one; from stopsAt on visitors get the fallback. stopped: they do already.',
  }),
  stopsAt: timestampView.nullable(),
  active: z.boolean(),
  createdAt: timestampView,
});
linkView.register(z.globalRegistry, { id: 'Link' });
export type LinkView = z.infer<typeof linkView>;

/** @param place.trackerUrl the tracker's public address */
export function toLinkView(link: Link, place: { readonly trackerUrl: string; readonly now: Date }): LinkView {
  const { id, code, programId, affiliateId, destinationUrl, active, stopsAt, createdAt } = link;
  const url = `${place.trackerUrl.replace(/\/$/, '')}/c/${code}`;
  return {
    ...{ id, code, url, programId, affiliateId, destinationUrl, active },
    destinationState: destinationState(link, place.now),
    stopsAt: stopsAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
