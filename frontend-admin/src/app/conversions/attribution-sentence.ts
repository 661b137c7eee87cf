import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatRate } from '@tributary/frontend-shared/numbers/format-number';
import { conversionStrings } from './conversions.strings';
import type { NameOf } from './story-words';

type Share = Conversion['attribution']['shares'][number];

/**
 * Who earned an order and why, in one sentence; of several affiliates each with its share. `moment` writes a time as the rest
 * of the page does: the API's own summary has a clock and a zone of its own.
 */
export function attributionSentence(
  { shares, reason }: Conversion['attribution'],
  nameOf: NameOf,
  moment: (at: string) => string,
): string {
  const texts = conversionStrings.answer;
  if (shares.length === 0) return texts.unattributed(conversionStrings.reasons[reason] ?? reason);
  const earners = shares.map((share) => {
    const name = nameOf(share.affiliateId);
    return earner(share, shares.length === 1 ? name : texts.part(name, shareText(share)), moment);
  });
  return texts.attributed(earners.join('; '));
}

function earner({ touchpoint }: Share, who: string, moment: (at: string) => string): string {
  const texts = conversionStrings.answer;
  const { kind, reference, at } = touchpoint;
  if (kind === 'coupon') return texts.coupon(who, reference);
  return at === undefined ? texts.click(who) : texts.clickAt(who, moment(at));
}

/** A whole percentage, or the fraction as it is: 1/3 is not 33 %. */
function shareText({ numerator, denominator }: Share): string {
  return (100 * numerator) % denominator === 0 ? formatRate(numerator / denominator, 0) : `${numerator}/${denominator}`;
}
