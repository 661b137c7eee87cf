import { z } from 'zod';
import { conversionRefundedV1 } from './conversion-refunded.v1.js';
import { conversionDeltaV2, conversionStateV2 } from './conversion-state.v2.js';
import { eventEnvelope } from './envelope.js';

/** Part or all of a conversion's amount was paid back to the customer; each share's revenue goes down. */
export const conversionRefundedV2 = eventEnvelope(
  'tributary.conversion.refunded.v2',
  z.object({
    conversion: conversionStateV2,
    refund: conversionRefundedV1.shape.data.shape.refund,
    delta: conversionDeltaV2,
  }),
);
export type ConversionRefundedV2 = z.infer<typeof conversionRefundedV2>;
