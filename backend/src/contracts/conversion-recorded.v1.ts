import { z } from 'zod';
import { conversionDelta, conversionState } from './conversion-state.js';
import { eventEnvelope } from './envelope.js';

/** A merchant reported an action of a customer, and who earned it has been decided. */
export const conversionRecordedV1 = eventEnvelope(
  'tributary.conversion.recorded.v1',
  z.object({ conversion: conversionState, delta: conversionDelta }),
);
export type ConversionRecordedV1 = z.infer<typeof conversionRecordedV1>;
