import { ClickHouseError } from '@clickhouse/client';

// By number in ClickHouse's ErrorCodes.cpp: 159 timeout exceeded, 202 too many queries at once, 209 and 210 network, 236 and
// 394 aborted and cancelled (it shuts down), 241 memory limit, 279 no replica, 516 the account is not let in, 745 overloaded.
const awayCodes = new Set(['159', '202', '209', '210', '236', '241', '279', '394', '516', '745']);

/** ClickHouse gave no answer in time, or has no room for the query now. That it cannot be reached is a network error. */
export function isClickHouseUnavailable(error: unknown): boolean {
  if (error instanceof ClickHouseError) return awayCodes.has(error.code);
  // The client's own words when `request_timeout` is over.
  return error instanceof Error && error.message === 'Timeout error.';
}
