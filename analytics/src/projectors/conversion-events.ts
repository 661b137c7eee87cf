import type { ConversionRecordedV1 } from '@tributary/backend/contracts/conversion-recorded.v1';
import type { ConversionRefundedV1 } from '@tributary/backend/contracts/conversion-refunded.v1';
import type { ConversionRejectedV1 } from '@tributary/backend/contracts/conversion-rejected.v1';
import type { ConversionRecordedV2 } from '@tributary/backend/contracts/conversion-recorded.v2';
import type { ConversionRefundedV2 } from '@tributary/backend/contracts/conversion-refunded.v2';
import type { ConversionRejectedV2 } from '@tributary/backend/contracts/conversion-rejected.v2';
import { creditColumns, creditLists, wholeConversionCredit } from './conversion-credits.js';
import { clickhouseDate, clickhouseTime } from './clickhouse-time.js';
import type { Origin, Row } from './projected-table.js';

/** Columns of `conversion_events`, in the order in which they are inserted. */
export const conversionEventColumns = [
  'event_id',
  'event_type',
  'event_recorded_at',
  'aggregate_version',
  'stream_seq',
  'conversion_id',
  'merchant_id',
  'program_id',
  'affiliate_id',
  'link_id',
  'livemode',
  'type',
  'order_id',
  'status',
  'hold_reason',
  'refund_state',
  'currency',
  'amount',
  'tax',
  'shipping',
  'discount',
  'refunded_amount',
  'program_currency',
  'occurred_at',
  'recorded_at',
  'booking_date',
  'backdated',
  'attributed',
  'attribution_reason',
  'terms_version',
  'click_id',
  'coupon_code',
  'refund_id',
  'delta_conversions',
  'delta_revenue',
  ...creditColumns,
] as const;

export type ConversionEventRow = Row<(typeof conversionEventColumns)[number]>;

/** Any fact about a conversion. */
export type ConversionEvent =
  | ConversionRecordedV1
  | ConversionRefundedV1
  | ConversionRejectedV1
  | ConversionRecordedV2
  | ConversionRefundedV2
  | ConversionRejectedV2;

/**
 * The row of a fact about a conversion: state after it and what it adds. The free-text reason of a refund or rejection stays
 * out, because merchants write names into it. Throws RangeError for a time that ClickHouse cannot hold.
 */
export function conversionEventRow(event: ConversionEvent, { streamSeq }: Origin): ConversionEventRow {
  const { conversion, delta } = event.data;
  return {
    event_id: event.id,
    event_type: event.type,
    event_recorded_at: clickhouseTime(event.time),
    aggregate_version: event.aggregateversion,
    stream_seq: streamSeq,
    conversion_id: conversion.id,
    merchant_id: conversion.merchantId,
    program_id: conversion.programId,
    affiliate_id: conversion.affiliateId ?? '',
    link_id: conversion.linkId ?? '',
    livemode: conversion.livemode,
    type: conversion.type,
    order_id: conversion.orderId,
    status: conversion.status,
    hold_reason: conversion.holdReason ?? '',
    refund_state: conversion.refundState,
    currency: conversion.currency ?? '',
    amount: conversion.amount,
    tax: conversion.tax,
    shipping: conversion.shipping,
    discount: conversion.discount,
    refunded_amount: conversion.refundedAmount,
    program_currency: conversion.programCurrency,
    occurred_at: clickhouseTime(conversion.occurredAt),
    recorded_at: clickhouseTime(conversion.recordedAt),
    booking_date: clickhouseDate(conversion.bookingDate),
    backdated: conversion.backdated,
    attributed: conversion.attributed,
    attribution_reason: conversion.attributionReason,
    terms_version: conversion.termsVersion,
    click_id: conversion.clickId ?? '',
    coupon_code: conversion.couponCode ?? '',
    refund_id: 'refund' in event.data ? event.data.refund.id : '',
    delta_conversions: delta.conversions,
    delta_revenue: delta.revenue,
    ...creditLists('credits' in delta ? delta.credits : [wholeConversionCredit(conversion, delta)]),
  };
}
