import type { Sample } from './interleave.ts';
import { median } from './median.ts';

/** Lines of a table whose first column is text and whose others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), ...rows.map(line)];
}

/** Medians of all rounds, one row a contestant. */
export function mediansTable<Name extends string>(
  samples: readonly Readonly<Record<Name, Sample>>[],
  names: Readonly<Record<Name, string>>,
): string[] {
  const rows = (Object.keys(names) as Name[]).map((name) => {
    const of = (figure: keyof Sample): number => median(samples.map((round) => round[name][figure]));
    return [
      names[name],
      of('perSecond').toFixed(0),
      of('cpuMicros').toFixed(1),
      of('storeCpuMicros').toFixed(1),
      of('p50').toFixed(2),
      of('p99').toFixed(2),
    ];
  });
  return table(['median of the rounds', 'per second', 'CPU µs', 'store CPU µs', 'p50 ms', 'p99 ms'], rows);
}

/** A target of docs/performance.md with what was found. */
export interface Target {
  readonly what: string;
  /** One ratio per round. */
  readonly ratios: readonly number[];
  readonly floor: number;
  readonly goal: number;
  readonly less?: boolean;
}

/** Medians, lowest and highest of the rounds beside floor and goal. */
export function targetsTable(targets: readonly Target[]): string[] {
  const rows = targets.map(({ what, ratios, floor, goal, less = false }) => {
    const middle = median(ratios);
    const reaches = (limit: number): boolean => (less ? middle <= limit : middle >= limit);
    const verdict = reaches(goal) ? 'goal' : reaches(floor) ? 'floor' : 'below the floor';
    const span = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    return [what, middle.toFixed(2), span, `${less ? '≤' : '≥'} ${floor}`, `${less ? '≤' : '≥'} ${goal}`, verdict];
  });
  return table(['ratio', 'median', 'rounds', 'floor', 'goal', 'reached'], rows);
}
