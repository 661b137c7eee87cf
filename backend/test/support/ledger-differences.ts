import { verifyLedger } from '../../src/modules/ledger/verify-ledger.js';
import type { Database } from '../../src/platform/database.js';

type Differences = Awaited<ReturnType<typeof verifyLedger>>['differences'];

/** What is wrong with the ledger of a database, each account verified from its first entry. */
export async function ledgerDifferences(db: Database): Promise<Differences> {
  await db.execute`update ledger_verified set account_seq = 0, balance_minor = 0`;
  const { differences } = await verifyLedger(db, new Date(), new AbortController().signal);
  return differences;
}
