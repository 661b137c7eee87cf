import { z } from 'zod';
import { commissionDelta, commissionState } from './commission-state.js';
import { eventEnvelope } from './envelope.js';

/** Part or all of a commission was taken back. */
export const commissionReversedV1 = eventEnvelope(
  'tributary.commission.reversed.v1',
  z.object({ commission: commissionState, delta: commissionDelta }),
);
export type CommissionReversedV1 = z.infer<typeof commissionReversedV1>;
