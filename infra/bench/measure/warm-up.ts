import type { Sample } from './interleave.ts';

/**
 * Measures again and again until so many requests were served, or the time is over: code that the engine has not yet
 * compiled costs several times as much, and on a busy machine a fixed time is over before it is.
 */
export async function warmUp(
  measure: () => Promise<Sample>,
  { requests, limitMs }: { readonly requests: number; readonly limitMs: number },
): Promise<void> {
  const until = performance.now() + limitMs;
  for (let served = 0; served < requests && performance.now() < until;) served += (await measure()).requests;
}
