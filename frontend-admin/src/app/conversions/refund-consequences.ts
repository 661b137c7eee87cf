import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { conversionStrings } from './conversions.strings';
import { moneyDifference } from '../money/money-arithmetic';
import type { NameOf } from './story-words';

type Sides = Pick<Conversion, 'commissions' | 'refundedAmount'>;

/** What a refund does, in sentences, from the conversion as it stands and as a dry run says it would stand. */
export function refundConsequences(before: Sides, after: Sides, nameOf: NameOf): string[] {
  const texts = conversionStrings.refundForm;
  const taken = after.commissions.flatMap((commission) => {
    const earlier = before.commissions.find(({ id }) => id === commission.id);
    if (!earlier || commission.remaining === null) return [];
    const amount = moneyDifference(commission.reversedAmount, earlier.reversedAmount);
    if (isZero(amount)) return [];
    const name = nameOf(commission.affiliateId);
    const sentence = texts.takenBack(name, formatMoney(amount), formatMoney(commission.remaining));
    return earlier.status === 'paid' ? [sentence, texts.clawback(name)] : [sentence];
  });
  return [
    ...(after.refundedAmount ? [texts.orderBecomes(formatMoney(after.refundedAmount))] : []),
    ...(taken.length > 0 ? taken : [texts.nothingTaken]),
    texts.noUndo,
  ];
}
