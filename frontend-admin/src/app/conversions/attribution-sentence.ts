import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { conversionStrings } from './conversions.strings';
import type { NameOf } from './story-words';

/**
 * Who earned an order and why, in one sentence. `moment` writes a time as the rest of the page does: the API's own summary
 * has a clock and a zone of its own.
 */
export function attributionSentence(
  { shares, reason }: Conversion['attribution'],
  nameOf: NameOf,
  moment: (at: string) => string,
): string {
  const texts = conversionStrings.answer;
  const [share] = shares;
  if (share === undefined) return texts.unattributed(conversionStrings.reasons[reason] ?? reason);
  const name = nameOf(share.affiliateId);
  const { kind, reference, at } = share.touchpoint;
  if (kind === 'coupon') return texts.coupon(name, reference);
  return at === undefined ? texts.click(name) : texts.clickAt(name, moment(at));
}
