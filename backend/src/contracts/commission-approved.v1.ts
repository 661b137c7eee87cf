import { z } from 'zod';
import { commissionDelta, commissionState } from './commission-state.js';
import { eventEnvelope } from './envelope.js';

/** The hold period of a commission ended; it is owed. */
export const commissionApprovedV1 = eventEnvelope(
  'tributary.commission.approved.v1',
  z.object({ commission: commissionState, delta: commissionDelta }),
);
export type CommissionApprovedV1 = z.infer<typeof commissionApprovedV1>;
