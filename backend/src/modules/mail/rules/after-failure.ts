const firstWaitSeconds = 5;
const longestWaitSeconds = 3_600;
const maxAttempts = 60;

/**
 * What becomes of a mail that was not taken: seconds until it is tried again, twice as long each time up to an hour; or an
 * end, when the server refuses it for good (RFC 5321, 4.2.1: replies from 550 on) or two days of trying were not enough.
 * @param attempts so far, at least 1
 */
export function afterFailure(attempts: number, responseCode: number | undefined): number | 'give up' {
  if (attempts >= maxAttempts || (responseCode !== undefined && responseCode >= 550)) return 'give up';
  return Math.min(firstWaitSeconds * 2 ** Math.min(attempts - 1, 20), longestWaitSeconds);
}
