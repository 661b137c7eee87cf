import { sql } from '../../platform/sql.js';
import type { Tx } from '../../platform/transaction.js';
import type { MailQuota } from './rules/mail-quotas.js';

/** Counts of these keys are one request's alone until the transaction ends: two at once cannot both take the last place. */
export async function lockMailCounts(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort()) {
    await tx.db.execute`select pg_advisory_xact_lock(hashtextextended(${`requested mails of ${key}`}, 0))`;
  }
}

/** Seconds until another mail fits every quota; 0 when it does now. With neither key, all requested mails are counted. */
export async function secondsUntilFree(
  tx: Tx,
  { requestedBy, mailbox }: { readonly requestedBy?: string; readonly mailbox?: string },
  quotas: readonly MailQuota[],
): Promise<number> {
  const counted =
    requestedBy !== undefined
      ? sql`requested_by = ${requestedBy}`
      : mailbox !== undefined
        ? sql`mailbox = ${mailbox}`
        : sql`requested_by is not null`;
  let longest = 0;
  for (const { mails, seconds } of quotas) {
    const since = new Date(tx.now.getTime() - seconds * 1_000);
    // The oldest of the last `mails`: when it is as old as the window, there is room again.
    const [oldest] = await tx.db.rows<{ createdAt: Date }>`
      select created_at as "createdAt" from mails where ${counted} and created_at > ${since}
      order by created_at desc offset ${mails - 1} limit 1`;
    if (oldest) longest = Math.max(longest, (oldest.createdAt.getTime() - since.getTime()) / 1_000);
  }
  return Math.ceil(longest);
}
