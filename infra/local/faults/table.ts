import type { RoundOutcome } from './rounds.ts';
import type { Told } from './told.ts';

type Counts = ReturnType<Told['counts']>;

const COLUMNS = [5, 9, 8, 8, 6, 7, 7] as const;

/** The head of the table of rounds. All counts are of the round alone. */
export function tableHead(): string {
  return row(['round', 'ready (s)', 'clicks', 'refused', 'sales', 'refunds', 'retries'], 'what happened');
}

/** One round: what clients were told meanwhile, and how often they had to ask again. */
export function tableRow(
  number: number,
  { what, recoverySeconds }: RoundOutcome,
  [before, after]: [Counts, Counts],
): string {
  const cells = [
    String(number),
    recoverySeconds.toFixed(1),
    String(after.clicks - before.clicks),
    String(after.refused - before.refused),
    String(after.conversions - before.conversions),
    String(after.refunds - before.refunds),
    String(after.retries - before.retries),
  ];
  return row(cells, what);
}

function row(cells: readonly string[], what: string): string {
  return `  ${cells.map((cell, index) => cell.padStart(COLUMNS[index] ?? 8)).join('  ')}   ${what}`;
}
