import type { Database } from '../../platform/database.js';
import { dayOf } from './rules/verification.js';
import { verifyPiece } from './verify-piece.js';
import type { LedgerDifference } from './verify-piece.js';

interface LedgerVerification {
  /** Each account that was found to be wrong: always nothing, and an alarm otherwise. */
  readonly differences: readonly LedgerDifference[];
  /** There is more to verify at once: time was up. */
  readonly more: boolean;
}

/**
 * Verifies every account from where it was last verified, and the accounts whose day it is from their first entry: no entry is
 * missing, each balance follows from the one before it, every transaction adds up to zero, and the balances are those after the
 * last entries. Goes on where the last run ended.
 * @param signal ends the run after the piece that is being verified; each pass comes to at least one
 */
export async function verifyLedger(db: Database, now: Date, signal: AbortSignal): Promise<LedgerVerification> {
  const found = new Map<string, LedgerDifference>();
  let more = false;
  for (const pass of ['incremental', 'full'] as const) {
    let piece;
    do {
      piece = await verifyPiece(db, pass, dayOf(now));
      for (const difference of piece.found) found.set(`${difference.account} ${difference.currency}`, difference);
    } while (piece.more && !signal.aborted);
    more ||= piece.more;
  }
  return { differences: [...found.values()], more };
}
