import type { Click, ClicksRecordedV1 } from '@tributary/backend/contracts/click-recorded.v1';
import { clickhouseTime } from './clickhouse-time.js';
import type { Origin, Row } from './projected-table.js';

/** Columns of `clicks`, in the order in which they are inserted. */
export const clickColumns = [
  'click_id',
  'clicked_at',
  'program_id',
  'affiliate_id',
  'link_id',
  'link_code',
  'merchant_id',
  'currency',
  'livemode',
  'country',
  'device',
  'is_bot',
  'bot_reason',
  'sub1',
  'sub2',
  'sub3',
  'sub4',
  'sub5',
  'referrer_host',
  'event_id',
  'event_index',
  'recorded_at',
  'stream_seq',
] as const;

export type ClickRow = Row<(typeof clickColumns)[number]>;

/** A row a click, in the group's order. Throws RangeError for a time that ClickHouse cannot hold. */
export function clickRows(group: ClicksRecordedV1, origin: Origin): ClickRow[] {
  const recordedAt = clickhouseTime(group.time);
  return group.data.clicks.map((click, index) => ({
    ...clickRow(click),
    event_id: group.id,
    event_index: index,
    recorded_at: recordedAt,
    stream_seq: origin.streamSeq,
  }));
}

function clickRow(click: Click): Omit<ClickRow, 'event_id' | 'event_index' | 'recorded_at' | 'stream_seq'> {
  return {
    click_id: click.clickId,
    clicked_at: clickhouseTime(click.at),
    program_id: click.programId,
    affiliate_id: click.affiliateId,
    link_id: click.linkId,
    link_code: click.linkCode,
    merchant_id: click.merchantId,
    currency: click.currency,
    livemode: click.livemode,
    country: click.country,
    device: click.device,
    is_bot: click.bot,
    bot_reason: click.botReason ?? '',
    sub1: click.sub1 ?? '',
    sub2: click.sub2 ?? '',
    sub3: click.sub3 ?? '',
    sub4: click.sub4 ?? '',
    sub5: click.sub5 ?? '',
    referrer_host: click.referrerHost ?? '',
  };
}
