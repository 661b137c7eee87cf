import type { CreditDelta } from '@tributary/backend/contracts/conversion-state.v2';
import type { ConversionRecordedV1 } from '@tributary/backend/contracts/conversion-recorded.v1';
import { wholeCredit } from '@tributary/backend/kernel/credit';
import type { Row } from './projected-table.js';

/** Columns of `conversion_events` that list what a fact adds to each share; they are of one length. */
export const creditColumns = [
  'credit_decision_nos',
  'credit_positions',
  'credit_affiliate_ids',
  'credit_link_ids',
  'credit_coupon_codes',
  'credit_conversions',
  'credit_millionths',
  'credit_revenues',
] as const;

/** Credits as they are stored: a list for each column. */
export function creditLists(credits: readonly CreditDelta[]): Row<(typeof creditColumns)[number]> {
  return {
    credit_decision_nos: credits.map(({ decisionNo }) => decisionNo),
    credit_positions: credits.map(({ position }) => position),
    credit_affiliate_ids: credits.map(({ affiliateId }) => affiliateId ?? ''),
    credit_link_ids: credits.map(({ linkId }) => linkId ?? ''),
    credit_coupon_codes: credits.map(({ couponCode }) => couponCode ?? ''),
    credit_conversions: credits.map(({ conversions }) => conversions),
    credit_millionths: credits.map(({ creditMillionths }) => creditMillionths),
    credit_revenues: credits.map(({ revenue }) => revenue),
  };
}

/**
 * The only credit of a fact of the first version, whose conversions had one earner or none. The columns' defaults say the same
 * of facts that were inserted before there were credits.
 */
export function wholeConversionCredit(
  { affiliateId, linkId, couponCode, attributed }: ConversionRecordedV1['data']['conversion'],
  { conversions, revenue }: ConversionRecordedV1['data']['delta'],
): CreditDelta {
  return {
    decisionNo: 1,
    position: affiliateId === null ? 0 : 1,
    affiliateId,
    linkId,
    // What was not earned through a link was earned by the coupon.
    couponCode: attributed && linkId === null ? couponCode : null,
    conversions,
    creditMillionths: conversions * wholeCredit,
    revenue,
  };
}
