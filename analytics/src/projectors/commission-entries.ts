import type { CommissionAccruedV1 } from '@tributary/backend/contracts/commission-accrued.v1';
import type { CommissionApprovedV1 } from '@tributary/backend/contracts/commission-approved.v1';
import type { CommissionHeldV1 } from '@tributary/backend/contracts/commission-held.v1';
import type { CommissionRejectedV1 } from '@tributary/backend/contracts/commission-rejected.v1';
import type { CommissionReversedV1 } from '@tributary/backend/contracts/commission-reversed.v1';
import { clickhouseTime } from './clickhouse-time.js';
import type { Origin, Row } from './projected-table.js';

/** Columns of `commission_entries`, in the order in which they are inserted. */
export const commissionEntryColumns = [
  'event_id',
  'event_type',
  'event_recorded_at',
  'aggregate_version',
  'stream_seq',
  'commission_id',
  'conversion_id',
  'merchant_id',
  'program_id',
  'affiliate_id',
  'link_id',
  'livemode',
  'status',
  'hold_reason',
  'currency',
  'amount',
  'reversed_amount',
  'base_amount',
  'terms_version',
  'occurred_at',
  'recorded_at',
  'approve_after',
  'delta_earned',
  'delta_pending',
  'delta_approved',
] as const;

export type CommissionEntryRow = Row<(typeof commissionEntryColumns)[number]>;

/** Any fact about a commission. */
export type CommissionEvent =
  CommissionAccruedV1 | CommissionHeldV1 | CommissionApprovedV1 | CommissionReversedV1 | CommissionRejectedV1;

/**
 * The row of a fact about a commission: state after it and what it moves. Throws RangeError for a time that ClickHouse
 * cannot hold.
 */
export function commissionEntryRow(event: CommissionEvent, { streamSeq }: Origin): CommissionEntryRow {
  const { commission, delta } = event.data;
  return {
    event_id: event.id,
    event_type: event.type,
    event_recorded_at: clickhouseTime(event.time),
    aggregate_version: event.aggregateversion,
    stream_seq: streamSeq,
    commission_id: commission.id,
    conversion_id: commission.conversionId,
    merchant_id: commission.merchantId,
    program_id: commission.programId,
    affiliate_id: commission.affiliateId,
    link_id: commission.linkId ?? '',
    livemode: commission.livemode,
    status: commission.status,
    hold_reason: commission.holdReason ?? '',
    currency: commission.currency,
    amount: commission.amount,
    reversed_amount: commission.reversedAmount,
    base_amount: commission.baseAmount,
    terms_version: commission.termsVersion,
    occurred_at: clickhouseTime(commission.occurredAt),
    recorded_at: clickhouseTime(commission.recordedAt),
    approve_after: clickhouseTime(commission.approveAfter),
    delta_earned: delta.earned,
    delta_pending: delta.pending,
    delta_approved: delta.approved,
  };
}
