/** How often and how soon a failed job is tried again. */
export interface RetryPolicy {
  /** Attempts before it is given up. */
  readonly maxAttempts: number;
  /** Wait after the first failure; twice as long after each further one. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/**
 * What becomes of a job whose attempt failed: seconds until the next one, or an end. The wait is spread over its last fifth, so
 * that jobs that failed together do not come back together.
 * @param attempts so far since it was enqueued or replayed, at least 1
 * @param chance at least 0 and below 1
 */
export function failedAttempt(policy: RetryPolicy, attempts: number, chance: number): number | 'give up' {
  if (attempts >= policy.maxAttempts) return 'give up';
  const doubled = policy.firstWaitSeconds * 2 ** Math.min(attempts - 1, 30);
  return Math.min(doubled, policy.longestWaitSeconds) * (1 - chance / 5);
}
