import { commissionAccruedV1 } from './commission-accrued.v1.js';
import { commissionApprovedV1 } from './commission-approved.v1.js';
import { commissionHeldV1 } from './commission-held.v1.js';
import { commissionRejectedV1 } from './commission-rejected.v1.js';
import { commissionReversedV1 } from './commission-reversed.v1.js';
import { conversionRecordedV1 } from './conversion-recorded.v1.js';
import { conversionRecordedV2 } from './conversion-recorded.v2.js';
import { conversionRefundedV1 } from './conversion-refunded.v1.js';
import { conversionRefundedV2 } from './conversion-refunded.v2.js';
import { conversionRejectedV1 } from './conversion-rejected.v1.js';
import { conversionRejectedV2 } from './conversion-rejected.v2.js';
import { linkPublishedV1 } from './link-published.v1.js';
import { programPublishedV1 } from './program-published.v1.js';
import { refundExpiredV1 } from './refund-expired.v1.js';
import { refundRejectedV1 } from './refund-rejected.v1.js';
import { securityAlertRaisedV1 } from './security-alert-raised.v1.js';
import { z } from 'zod';

/**
 * Every event that goes through the outbox, told apart by `type`. The outbox validates against it when writing. Of conversions
 * the second versions are written; the first are what streams and stores still hold.
 */
export const outboxEvent = z.discriminatedUnion('type', [
  conversionRecordedV1,
  conversionRecordedV2,
  conversionRefundedV1,
  conversionRefundedV2,
  refundRejectedV1,
  refundExpiredV1,
  conversionRejectedV1,
  conversionRejectedV2,
  commissionAccruedV1,
  commissionHeldV1,
  commissionApprovedV1,
  commissionReversedV1,
  commissionRejectedV1,
  linkPublishedV1,
  programPublishedV1,
  securityAlertRaisedV1,
]);
export type OutboxEvent = z.infer<typeof outboxEvent>;
