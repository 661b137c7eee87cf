import { z } from 'zod';
import { commissionDelta, commissionState } from './commission-state.js';
import { eventEnvelope } from './envelope.js';

/** A commission was rejected with its conversion before it was approved. */
export const commissionRejectedV1 = eventEnvelope(
  'tributary.commission.rejected.v1',
  z.object({ commission: commissionState, delta: commissionDelta }),
);
export type CommissionRejectedV1 = z.infer<typeof commissionRejectedV1>;
