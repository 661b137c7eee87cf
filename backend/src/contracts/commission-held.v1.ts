import { z } from 'zod';
import { commissionDelta, commissionState } from './commission-state.js';
import { eventEnvelope } from './envelope.js';

/** A commission was recorded but cannot be decided yet; `holdReason` says why. */
export const commissionHeldV1 = eventEnvelope(
  'tributary.commission.held.v1',
  z.object({ commission: commissionState, delta: commissionDelta }),
);
export type CommissionHeldV1 = z.infer<typeof commissionHeldV1>;
