import { z } from 'zod';
import { conversionDelta, conversionState } from './conversion-state.js';
import { eventEnvelope } from './envelope.js';
import { decimalText } from './fields.js';

/** Part or all of a conversion's amount was paid back to the customer. */
export const conversionRefundedV1 = eventEnvelope(
  'tributary.conversion.refunded.v1',
  z.object({
    conversion: conversionState,
    refund: z.object({ id: z.string(), refundId: z.string(), amount: decimalText, reason: z.string() }),
    delta: conversionDelta,
  }),
);
export type ConversionRefundedV1 = z.infer<typeof conversionRefundedV1>;
