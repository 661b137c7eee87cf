import type { Database } from '../../platform/database.js';
import { readNextAccounts } from './account-readings.query.js';
import { judgeAccount } from './rules/verification.js';
import type { LedgerFault, VerificationPass } from './rules/verification.js';
import { completeRound, positionOf, storeVerdicts } from './verification.store.js';

/** An account that is not what its entries say. */
export interface LedgerDifference {
  readonly account: string;
  readonly currency: string;
  readonly fault: LedgerFault;
  /** The first entry that is wrong; for a balance, the last entry that it knows of. */
  readonly seq: bigint;
}

interface VerifiedPiece {
  readonly found: readonly LedgerDifference[];
  /** Whether there is more to verify in this pass now. */
  readonly more: boolean;
}

/**
 * Verifies the next piece of a pass and stores how far it has come, or nothing when somebody else is verifying. Reading comes
 * first and holds no transaction id, because the outbox is read below the oldest one.
 * @param today counted from 1970-01-01; a full round begins on its day
 */
export function verifyPiece(database: Database, pass: VerificationPass, today: number): Promise<VerifiedPiece> {
  return database.transaction(async (db) => {
    const position = await positionOf(db, pass, today);
    if (!position) return { found: [], more: false };
    const readings = await readNextAccounts(db, pass, position);
    if (readings.length === 0) return { found: [], more: await completeRound(db, pass, { position, today }) };
    const judged = readings.map((reading) => ({ ...reading, ...judgeAccount(reading) }));
    await storeVerdicts(db, pass, { position, judged });
    const found = judged.flatMap(({ account, currency, difference }) =>
      difference === null ? [] : [{ account, currency, ...difference }],
    );
    return { found, more: true };
  });
}
