import type { Conversion } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney, isZero } from '@tributary/frontend-shared/money/format-money';
import { conversionStrings } from './conversions.strings';
import type { NameOf } from './story-words';

/** What a rejection does and who reads why, in sentences, from the conversion as it stands and as a dry run says it would stand. */
export function rejectConsequences(
  before: Pick<Conversion, 'commissions'>,
  after: Pick<Conversion, 'commissions'>,
  nameOf: NameOf,
  reason: string,
): string[] {
  const { rejectForm, refundForm } = conversionStrings;
  const taken = before.commissions.flatMap((earlier) => {
    const later = after.commissions.find(({ id }) => id === earlier.id);
    if (later?.status === earlier.status || earlier.remaining === null || isZero(earlier.remaining)) return [];
    const name = nameOf(earlier.affiliateId);
    const sentence = rejectForm.takenBack(name, formatMoney(earlier.remaining));
    return earlier.status === 'paid' ? [sentence, refundForm.clawback(name)] : [sentence];
  });
  const readers = [...new Set(before.commissions.map(({ affiliateId }) => affiliateId))];
  const reads = readers.map((affiliateId) => rejectForm.reads(nameOf(affiliateId), reason));
  return [
    ...(taken.length > 0 ? taken : [refundForm.nothingTaken]),
    ...reads,
    rejectForm.notCounted,
    rejectForm.noUndo,
  ];
}
