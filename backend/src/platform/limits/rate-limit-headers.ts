import type { Standing } from './sliding-window.js';

/**
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers): all policies, and where the one stands that is
 * nearest to its end.
 * @param windowSeconds of every policy
 */
export function rateLimitHeaders(standings: readonly Standing[], windowSeconds: number): Record<string, string> {
  const share = ({ remaining, limit }: Standing) => remaining / limit.quota;
  const [nearest] = [...standings].sort((one, other) => share(one) - share(other));
  if (nearest === undefined) return {};
  const { limit, remaining, resetMs, waitMs } = nearest;
  const seconds = Math.max(1, Math.ceil((waitMs > 0 ? waitMs : resetMs) / 1_000));
  return {
    ratelimit: `"${limit.policy}";r=${remaining};t=${seconds}`,
    'ratelimit-policy': standings
      .map((one) => `"${one.limit.policy}";q=${one.limit.quota};w=${windowSeconds}`)
      .join(', '),
  };
}
