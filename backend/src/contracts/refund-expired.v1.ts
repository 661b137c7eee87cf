import { z } from 'zod';
import { eventEnvelope } from './envelope.js';
import { refundState } from './refund-state.js';

/** A refund waited 90 days for its sale, which was never reported. */
export const refundExpiredV1 = eventEnvelope('tributary.refund.expired.v1', z.object({ refund: refundState }));
