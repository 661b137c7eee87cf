/**
 * An instant as ClickHouse reads it into `DateTime64(3, 'UTC')`. Throws RangeError outside 1970–2105: the buckets of the
 * aggregates are 32-bit seconds, where another year would wrap around into a wrong one.
 */
export function clickhouseTime(instant: string): string {
  const text = instant.length === 24 ? instant : new Date(instant).toISOString();
  inRange(text);
  return `${text.slice(0, 10)} ${text.slice(11, 23)}`;
}

/** A civil date as ClickHouse reads it into `Date`. Throws RangeError outside 1970–2105. */
export function clickhouseDate(date: string): string {
  inRange(date);
  return date;
}

function inRange(text: string): void {
  const year = text.slice(0, 4);
  if (year < '1970' || year > '2105') throw new RangeError(`time out of range: ${text}`);
}
