import { z } from 'zod';
import { conversionDeltaV2, conversionStateV2 } from './conversion-state.v2.js';
import { eventEnvelope } from './envelope.js';

/** A conversion was rejected after it had been recorded: nobody earns from it, and its shares count in no sum. */
export const conversionRejectedV2 = eventEnvelope(
  'tributary.conversion.rejected.v2',
  z.object({ conversion: conversionStateV2, rejection: z.object({ reason: z.string() }), delta: conversionDeltaV2 }),
);
export type ConversionRejectedV2 = z.infer<typeof conversionRejectedV2>;
