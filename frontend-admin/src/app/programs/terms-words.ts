import type { Terms } from '@tributary/frontend-shared/api/generated/schema';
import { formatMoney } from '@tributary/frontend-shared/money/format-money';
import { programStrings } from './programs.strings';

/** What a commission is, in words: "8% of the net amount", "€3.00 each". */
export function paysWords(commission: Terms['commission'], currency: string): string {
  return commission.kind === 'percent'
    ? programStrings.percentOf(commission.percent, programStrings.bases[commission.base])
    : programStrings.flatEach(formatMoney({ amount: commission.amount, currency }));
}

/** The terms in one line: what is paid, by which attribution, within which window. */
export function termsWords(terms: Terms, currency: string): string {
  const pays = paysWords(terms.commission, currency);
  return programStrings.answer(
    pays,
    programStrings.models[terms.attributionModel],
    programStrings.days(terms.windowDays),
  );
}

/** What changes when new terms come into force, in sentences. `from` is the moment in words. */
export function termsConsequences(before: Terms, after: Terms, currency: string, from: string): string[] {
  const texts = programStrings.consequences;
  const [paysBefore, paysAfter] = [paysWords(before.commission, currency), paysWords(after.commission, currency)];
  const attribution = (terms: Terms) =>
    `${programStrings.models[terms.attributionModel]}, ${programStrings.days(terms.windowDays)}`;
  return [
    texts.from(from),
    paysBefore === paysAfter ? texts.same(paysAfter) : texts.pays(paysBefore, paysAfter),
    ...(attribution(before) === attribution(after) ? [] : [texts.attribution(attribution(after))]),
    ...(before.holdDays === after.holdDays
      ? []
      : [texts.hold(programStrings.days(before.holdDays), programStrings.days(after.holdDays))]),
    texts.before,
    texts.noUndo,
  ];
}
