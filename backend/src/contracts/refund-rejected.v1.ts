import { z } from 'zod';
import { eventEnvelope } from './envelope.js';
import { refundState } from './refund-state.js';

/** A refund waited for its sale and does not fit it: it was not applied, and its conversion is as it was. */
export const refundRejectedV1 = eventEnvelope('tributary.refund.rejected.v1', z.object({ refund: refundState }));
