import { numberFormat } from './kept-formats';
import { pageLocale } from './locale';

/** A count with separators: 12,345. Conversions that are shared count by their share: 0.33. */
export function formatCount(count: number): string {
  return numberFormat(pageLocale(), { maximumFractionDigits: 2 }).format(count);
}

/** A large number for axes and tiles: 12.3K. */
export function formatCompact(value: number): string {
  return numberFormat(pageLocale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share as the API gives it (decimal text, 1 is all) in per cent: `0.0123` is 1.23 %. */
export function formatRate(rate: string | number | null, digits = 2): string {
  if (rate === null) return '–';
  return numberFormat(pageLocale(), { style: 'percent', maximumFractionDigits: digits }).format(Number(rate));
}

/** How a figure moved. `words` is empty when nothing can be said: there was nothing before. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  readonly words: string;
}

/** Difference to an earlier figure in per cent with its sign; from nothing to something has no percentage. */
export function formatChange(now: number, before: number): Change {
  const direction = now === before ? 'same' : now > before ? 'up' : 'down';
  if (before === 0) return { direction, words: '' };
  const format = numberFormat(pageLocale(), {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(now - before) < Math.abs(before) / 10 ? 1 : 0,
  });
  return { direction, words: format.format((now - before) / Math.abs(before)) };
}
