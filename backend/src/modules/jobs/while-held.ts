/** What keeps a claim alive while its work is done. */
export interface HeldClaim {
  /** How long it holds without being renewed, in milliseconds. */
  readonly claimMs: number;
  /** How long the work may take, in milliseconds. */
  readonly deadlineMs: number;
  /** When it was asked for, by `performance.now()`: it cannot have begun earlier. */
  readonly since: number;
  /** @returns whether it is still ours */
  renew(): Promise<boolean>;
}

/** Of a claim's time this much is used, so that work has stopped before anybody else may begin. */
const usedShare = 0.9;

/** The work was stopped because somebody else may do it by now: it must write nothing. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';

  constructor() {
    super('the claim was lost');
  }
}

/**
 * Does the work for as long as the claim is ours: renews it at a third of its time, and aborts the work at the deadline, when a
 * renewal is refused, or when none could be made until the claim ran out by this process's own clock. Work that does not heed
 * its signal is left behind.
 * @throws ClaimLost, or an error that names the deadline, or what the work throws
 */
export async function whileHeld<T>(claim: HeldClaim, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error), { once: true });
  });
  const lose = (): void => abort.abort(new ClaimLost());
  const expiryAfter = (begun: number) => setTimeout(lose, begun + claim.claimMs * usedShare - performance.now());
  let expiry = expiryAfter(claim.since);
  let over = false;
  const renew = async (): Promise<void> => {
    const asked = performance.now();
    try {
      const ours = await claim.renew();
      if (over) return;
      clearTimeout(expiry);
      if (ours) expiry = expiryAfter(asked);
      else lose();
    } catch {
      // The next renewal may succeed; until the claim expires there is time for it.
    }
  };
  const renewals = setInterval(() => void renew(), claim.claimMs / 3);
  const deadline = setTimeout(() => {
    abort.abort(new Error(`not finished within ${claim.deadlineMs / 1_000} s`));
  }, claim.deadlineMs);
  try {
    return await Promise.race([work(abort.signal), aborted]);
  } finally {
    over = true;
    clearInterval(renewals);
    clearTimeout(expiry);
    clearTimeout(deadline);
  }
}
