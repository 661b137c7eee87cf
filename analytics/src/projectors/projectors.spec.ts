import { describe, expect, it } from '@jest/globals';
import { aClick, aClickGroup, aCommission, aConversion, anEvent } from '../../test/support/events.js';
import { clickhouseDate, clickhouseTime } from './clickhouse-time.js';
import { clickColumns, clickRows } from './clicks.js';
import { creditColumns } from './conversion-credits.js';
import { commissionEntryColumns, commissionEntryRow } from './commission-entries.js';
import { conversionEventColumns, conversionEventRow } from './conversion-events.js';

const origin = { streamSeq: 42 };
const sorted = (columns: readonly string[]): string[] => [...columns].sort();

describe('clickRows', () => {
  const group = aClickGroup([
    aClick({ clickId: 'a', sub3: 's' }),
    aClick({ clickId: 'b', bot: true, botReason: 'ua' }),
  ]);

  it('fills every column, in the order of the group', () => {
    const rows = clickRows(group, origin);
    expect(rows.map((row) => [row.click_id, row.event_index, row.is_bot])).toEqual([
      ['a', 0, false],
      ['b', 1, true],
    ]);
    for (const row of rows) expect(sorted(Object.keys(row))).toEqual(sorted(clickColumns));
    expect(rows[0]).toMatchObject({
      clicked_at: '2026-03-10 10:07:00.123',
      recorded_at: '2026-03-10 10:07:00.200',
      event_id: group.id,
      stream_seq: 42,
      sub1: '',
      sub3: 's',
      bot_reason: '',
    });
  });
});

describe('conversionEventRow', () => {
  const delta = { conversions: 1, revenue: '100.00' };

  it('fills every column with the state after the fact and its deltas', () => {
    const conversion = aConversion({ affiliateId: null, linkId: null, clickId: null, currency: null, amount: null });
    const row = conversionEventRow(
      anEvent('tributary.conversion.recorded.v1', { conversion, delta }, { version: 3 }),
      origin,
    );
    expect(sorted(Object.keys(row))).toEqual(sorted(conversionEventColumns));
    expect(row).toMatchObject({
      affiliate_id: '',
      link_id: '',
      click_id: '',
      currency: '',
      amount: null,
      aggregate_version: 3,
      stream_seq: 42,
      refund_id: '',
      delta_conversions: 1,
      delta_revenue: '100.00',
    });
  });

  it('lists what a fact of the second version adds to each share, and nothing where it adds nothing', () => {
    const share = { linkId: null, couponCode: null, decisionNo: 1, conversions: 0, revenue: '-1.00' };
    const credits = [
      { ...share, position: 1, affiliateId: 'aff_1', linkId: 'lnk_1', creditMillionths: 0 },
      { ...share, position: 2, affiliateId: 'aff_2', couponCode: 'SPRING', creditMillionths: 0 },
    ];
    const conversion = { ...aConversion(), decisionNo: 1, shares: [] };
    const rowOf = (some: typeof credits) =>
      conversionEventRow(
        anEvent('tributary.conversion.recorded.v2', { conversion, delta: { ...delta, credits: some } }),
        origin,
      );
    expect(rowOf(credits)).toMatchObject({
      credit_decision_nos: [1, 1],
      credit_positions: [1, 2],
      credit_affiliate_ids: ['aff_1', 'aff_2'],
      credit_link_ids: ['lnk_1', ''],
      credit_coupon_codes: ['', 'SPRING'],
      credit_conversions: [0, 0],
      credit_millionths: [0, 0],
      credit_revenues: ['-1.00', '-1.00'],
    });
    for (const column of creditColumns) expect(rowOf([])[column]).toEqual([]);
  });

  it('credits the one earner of a fact of the first version, or nobody, with all of it', () => {
    const row = (over: Parameters<typeof aConversion>[0]) =>
      conversionEventRow(anEvent('tributary.conversion.recorded.v1', { conversion: aConversion(over), delta }), origin);
    expect(row({ couponCode: 'X' })).toMatchObject({
      ...{ credit_positions: [1], credit_affiliate_ids: ['aff_1'], credit_link_ids: ['lnk_1'] },
      ...{ credit_coupon_codes: [''], credit_millionths: [1_000_000], credit_revenues: ['100.00'] },
    });
    expect(row({ linkId: null, couponCode: 'X' })).toMatchObject({ credit_link_ids: [''], credit_coupon_codes: ['X'] });
    expect(row({ affiliateId: null, linkId: null, attributed: false, couponCode: 'X' })).toMatchObject({
      ...{ credit_positions: [0], credit_affiliate_ids: [''], credit_coupon_codes: [''], credit_conversions: [1] },
    });
  });

  it('names the refund but leaves out its free text', () => {
    const refund = { id: 'rfd_1', refundId: 'r', amount: '5.00', reason: 'for Jane Doe' };
    const data = { conversion: aConversion(), refund, delta: { conversions: 0, revenue: '-5.00' } };
    const row = conversionEventRow(anEvent('tributary.conversion.refunded.v1', data), origin);
    expect(row).toMatchObject({ refund_id: 'rfd_1', delta_revenue: '-5.00' });
    expect(JSON.stringify(row)).not.toContain('Jane');
  });
});

describe('commissionEntryRow', () => {
  it('fills every column with the state after the fact and its deltas', () => {
    const delta = { earned: '-3.33', pending: '-3.33', approved: '0.00' };
    const commission = aCommission({
      amount: null,
      baseAmount: null,
      linkId: null,
      status: 'on_hold',
      holdReason: 'fraud',
    });
    const row = commissionEntryRow(anEvent('tributary.commission.reversed.v1', { commission, delta }), origin);
    expect(sorted(Object.keys(row))).toEqual(sorted(commissionEntryColumns));
    expect(row).toMatchObject({
      amount: null,
      base_amount: null,
      link_id: '',
      hold_reason: 'fraud',
      delta_earned: '-3.33',
    });
  });
});

describe('times', () => {
  it.each([
    ['2026-03-10T10:07:00.123Z', '2026-03-10 10:07:00.123'],
    ['2026-03-10T10:07:00Z', '2026-03-10 10:07:00.000'],
    ['2026-03-10T10:07:00.123456Z', '2026-03-10 10:07:00.123'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01 00:00:00.000'],
  ])('%s is %s', (instant, text) => {
    expect(clickhouseTime(instant)).toBe(text);
  });

  it.each(['1969-12-31T23:59:59.999Z', '2106-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z'])(
    '%s is refused',
    (at) => {
      expect(() => clickhouseTime(at)).toThrow(RangeError);
      expect(() => clickhouseDate(at.slice(0, 10))).toThrow(RangeError);
    },
  );
});
