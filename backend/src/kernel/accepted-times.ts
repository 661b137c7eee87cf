import { addDays } from './period.js';

const earliest = '1970-01-01';
const daysAhead = 366;

/**
 * The one range of times that the product takes: from 1970 to a year ahead. Every store holds it: ClickHouse's buckets are
 * 32-bit seconds since 1970, and PostgreSQL has no year 0. It begins before any program, because a merchant may bring its
 * history along.
 */
export function isAcceptedTime(at: Date, now: Date): boolean {
  return at.getTime() >= 0 && at <= addDays(now, daysAhead);
}

/** The same for a civil date `YYYY-MM-DD` of whatever zone. */
export function isAcceptedDate(date: string, now: Date): boolean {
  return date >= earliest && date <= addDays(now, daysAhead).toISOString().slice(0, 10);
}
