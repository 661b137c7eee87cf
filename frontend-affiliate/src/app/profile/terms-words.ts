import type { Terms } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { profileStrings as texts } from './profile.strings';

/** A program's terms as sentences, in the order in which people ask: how much, what counts, when. */
export function termsWords({
  terms,
  currency,
}: {
  readonly terms: Terms;
  readonly currency: string;
}): readonly string[] {
  const { commission, attributionModel, windowDays, holdDays } = terms;
  return [
    commission.kind === 'flat'
      ? texts.flat(formatMoney({ amount: commission.amount, currency }))
      : commission.base === 'net'
        ? texts.percentNet(commission.percent)
        : texts.percentGross(commission.percent),
    texts.window(windowDays),
    attributionModel === 'coupon_first' ? texts.couponFirst : texts.lastClick,
    holdDays === 0 ? texts.noHold : texts.hold(holdDays),
  ];
}
