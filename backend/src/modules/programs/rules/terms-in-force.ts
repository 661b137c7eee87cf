/** One version of a program's terms, as decisions need it. `rule` is what commission evaluates. */
export interface TermsFacts {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly attributionModel: 'last_click' | 'coupon_first';
  readonly windowDays: number;
  readonly holdDays: number;
  readonly rule:
    | { readonly version: number; readonly kind: 'percent'; readonly percent: string; readonly base: 'gross' | 'net' }
    | { readonly version: number; readonly kind: 'flat'; readonly amountMinor: bigint; readonly currency: string };
}

/** The terms that follow next after a time, until those that follow them; undefined when none are set. */
export function upcomingTerms<T extends Pick<TermsFacts, 'version' | 'effectiveFrom'>>(
  versions: readonly T[],
  at: Date,
): T | undefined {
  const starts = versions.filter(({ effectiveFrom }) => effectiveFrom > at).map(({ effectiveFrom }) => effectiveFrom);
  const next = starts.sort((a, b) => a.getTime() - b.getTime())[0];
  return next && termsInForce(versions, next);
}

/**
 * The terms that count at a time: the latest that had begun; of two that begin together the newer; before all of them, the
 * first version. RangeError without any version: a program has terms from its creation on.
 */
export function termsInForce<T extends Pick<TermsFacts, 'version' | 'effectiveFrom'>>(
  versions: readonly T[],
  at: Date,
): T {
  const begun = versions.filter((terms) => terms.effectiveFrom <= at);
  const byBeginning = (a: T, b: T) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version;
  const found = begun.sort(byBeginning)[0] ?? versions.find((terms) => terms.version === 1);
  if (!found) throw new RangeError('a program without terms');
  return found;
}
