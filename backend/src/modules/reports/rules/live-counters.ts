import { formatDecimal, parseDecimal } from '../../../kernel/decimal.js';
import { amountText } from './report-figures.js';

/** What one program took in within one quarter hour, in one currency; amounts are decimal text. */
export interface LiveBucket {
  readonly livemode: boolean;
  readonly programId: string;
  readonly currency: string;
  /** Beginning of the quarter hour, Unix milliseconds. */
  readonly startMs: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly revenue: string;
  readonly commission: string;
}

/** All that listeners' counters are computed from: the quarter hours of the last day or so, and the last minute. */
export interface LiveSnapshot {
  readonly buckets: readonly LiveBucket[];
  readonly lastMinute: readonly { readonly livemode: boolean; readonly programId: string; readonly clicks: number }[];
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Counters of one listener. Money is per currency and never added up across them. */
export interface LiveFigures {
  readonly clicksLastMinute: number;
  readonly clicksToday: number;
  readonly conversionsToday: number;
  readonly revenueToday: readonly Money[];
  readonly commissionToday: readonly Money[];
}

/** What one listener asks about: one mode, and of that one program or all. */
export interface LiveSelection {
  readonly livemode: boolean;
  readonly programId?: string | undefined;
}

/**
 * What one listener is shown, since the beginning of the listener's day.
 * @param since first instant of the day, Unix milliseconds, on a quarter hour
 */
export function liveFigures(snapshot: LiveSnapshot, since: number, selection: LiveSelection): LiveFigures {
  const { livemode, programId } = selection;
  const selected = (row: { livemode: boolean; programId: string }): boolean =>
    row.livemode === livemode && (programId === undefined || row.programId === programId);
  const today = snapshot.buckets.filter((bucket) => selected(bucket) && bucket.startMs >= since);
  const count = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  return {
    clicksLastMinute: count(snapshot.lastMinute.filter(selected).map(({ clicks }) => clicks)),
    clicksToday: count(today.map(({ clicks }) => clicks)),
    conversionsToday: count(today.map(({ conversions }) => conversions)),
    revenueToday: sums(today, 'revenue'),
    commissionToday: sums(today, 'commission'),
  };
}

/** Currencies in which nothing came are left out; the rest in alphabetical order. */
function sums(buckets: readonly LiveBucket[], column: 'revenue' | 'commission'): Money[] {
  const byCurrency = Map.groupBy(buckets, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, rows]) => ({ currency, digits: total(rows.map((row) => row[column])) }))
    .filter(({ digits }) => digits !== 0n)
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
    .map(({ currency, digits }) => ({
      amount: amountText(formatDecimal({ digits, scale: storedScale }), currency),
      currency,
    }));
}

// Amounts are stored with four decimals, which is as many as any currency has.
const storedScale = 4;

function total(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => {
    const { digits, scale } = parseDecimal(text);
    return sum + digits * 10n ** BigInt(storedScale - scale);
  }, 0n);
}
