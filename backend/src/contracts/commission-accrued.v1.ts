import { z } from 'zod';
import { commissionDelta, commissionState } from './commission-state.js';
import { eventEnvelope } from './envelope.js';

/** An affiliate earned a commission; it is pending until its hold period ends. */
export const commissionAccruedV1 = eventEnvelope(
  'tributary.commission.accrued.v1',
  z.object({ commission: commissionState, delta: commissionDelta }),
);
export type CommissionAccruedV1 = z.infer<typeof commissionAccruedV1>;
