import { z } from 'zod';
import { conversionDeltaV2, conversionStateV2 } from './conversion-state.v2.js';
import { eventEnvelope } from './envelope.js';

/** A merchant reported an action of a customer, and who earned it, in which shares, has been decided. */
export const conversionRecordedV2 = eventEnvelope(
  'tributary.conversion.recorded.v2',
  z.object({ conversion: conversionStateV2, delta: conversionDeltaV2 }),
);
export type ConversionRecordedV2 = z.infer<typeof conversionRecordedV2>;
