import { z } from 'zod';
import { conversionDelta, conversionState } from './conversion-state.js';
import { eventEnvelope } from './envelope.js';

/** A conversion was rejected after it had been recorded: nobody earns from it, and it counts in no sum. */
export const conversionRejectedV1 = eventEnvelope(
  'tributary.conversion.rejected.v1',
  z.object({ conversion: conversionState, rejection: z.object({ reason: z.string() }), delta: conversionDelta }),
);
export type ConversionRejectedV1 = z.infer<typeof conversionRejectedV1>;
