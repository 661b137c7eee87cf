import { formatCount } from '@tributary/frontend-shared/numbers/format-number';
import { localized } from '@tributary/frontend-shared/strings/localized';

const texts = localized({
  en: {
    skipped: (reason: string) => `skipped: ${reason}`,
    failed: (reason: string) => `failed: ${reason}`,
    of: (count: string, outcome: string) => `${count} ${outcome}`,
  },
});

/** What became of one row. */
export interface RowOutcome {
  readonly name: string;
  readonly kind: 'changed' | 'skipped' | 'failed';
  /** Why it was not changed. */
  readonly reason?: string;
}

/** What became of many rows. */
export interface BulkResult {
  readonly outcomes: readonly RowOutcome[];
  /** What became of the changed ones: "disabled". */
  readonly done: string;
  readonly undo?: () => void;
}

/** "disabled", "skipped: already disabled". */
export function outcomeWords({ kind, reason = '' }: RowOutcome, done: string): string {
  if (kind === 'changed') return done;
  return kind === 'skipped' ? texts.skipped(reason) : texts.failed(reason);
}

/** "11 disabled, 1 skipped: already disabled": the same outcome of several rows is counted. */
export function resultWords({ outcomes, done }: BulkResult): string {
  const counts = new Map([[done, 0]]);
  for (const outcome of outcomes) {
    const words = outcomeWords(outcome, done);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  // Reasons may be sentences of the API.
  return [...counts].map(([words, count]) => texts.of(formatCount(count), words.replace(/\.$/, ''))).join(', ');
}
