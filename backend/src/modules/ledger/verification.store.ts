import type { Db } from '../../platform/db.js';
import { nextRound } from './rules/verification.js';
import type { AccountVerdict, VerificationPass } from './rules/verification.js';

/** Where a pass is: in which round, and which account and currency it was last through with. */
export interface PassPosition {
  readonly round: number;
  readonly accountId: bigint;
  readonly currency: string;
}

interface JudgedAccount extends AccountVerdict {
  readonly accountId: bigint;
  readonly currency: string;
}

/**
 * Where a pass goes on, which nobody else does until the transaction ends. Until then every look into a table goes by its index:
 * with statistics from before the table grew, reading it whole for each account would look cheaper.
 * @param today counted from 1970-01-01
 * @returns undefined when somebody else is verifying, or the next round is of a later day
 */
export async function positionOf(db: Db, pass: VerificationPass, today: number): Promise<PassPosition | undefined> {
  // By a statement of its own: the next one sees what whoever held the lock before has committed.
  const [lock] = await db.rows<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('verify the ledger', 0)) as held,
      set_config('enable_seqscan', 'off', true)`;
  if (!lock?.held) return undefined;
  const [position] = await db.rows<PassPosition>`
    select round, account_id as "accountId", currency from ledger_verification_passes
    where pass = ${pass} and round <= ${today}`;
  return position;
}

/** Begins the next round. @returns whether it is due already */
export async function completeRound(
  db: Db,
  pass: VerificationPass,
  { position, today }: { position: PassPosition; today: number },
): Promise<boolean> {
  const round = nextRound(pass, position.round, today);
  await db.execute`
    update ledger_verification_passes set round = ${round}, account_id = 0, currency = '', completed_at = clock_timestamp()
    where pass = ${pass}`;
  return round !== position.round && round <= today;
}

export async function storeVerdicts(
  db: Db,
  pass: VerificationPass,
  { position, judged }: { position: PassPosition; judged: readonly JudgedAccount[] },
): Promise<void> {
  await storeVerified(db, pass, { round: position.round, judged });
  await storeDifferences(db, pass, judged);
  const { accountId, currency } = judged.findLast(({ finished }) => finished) ?? position;
  await db.execute`
    update ledger_verification_passes set account_id = ${accountId}, currency = ${currency} where pass = ${pass}`;
}

async function storeVerified(
  db: Db,
  pass: VerificationPass,
  { round, judged }: { round: number; judged: readonly JudgedAccount[] },
): Promise<void> {
  await db.execute`
    insert into ledger_verified (pass, account_id, currency, round, account_seq, balance_minor)
    select ${pass}::text, account_id, currency, ${round}::integer, seq, balance
    from unnest(
      ${judged.map((j) => j.accountId)}::bigint[], ${judged.map((j) => j.currency)}::text[],
      ${judged.map((j) => j.seq)}::bigint[], ${judged.map((j) => j.balanceMinor)}::bigint[])
      as r(account_id, currency, seq, balance)
    on conflict (pass, account_id, currency) do update set round = excluded.round, account_seq = excluded.account_seq,
      balance_minor = excluded.balance_minor, verified_at = excluded.verified_at`;
}

/**
 * A difference goes when the incremental pass is through with the account and finds nothing. What the full pass finds may lie
 * before what that one has verified: it is sent back there, and so finds it too until it is put right.
 */
async function storeDifferences(db: Db, pass: VerificationPass, judged: readonly JudgedAccount[]): Promise<void> {
  const wrong = judged.filter(({ difference }) => difference !== null);
  if (wrong.length > 0) {
    await db.execute`
      insert into ledger_differences (account_id, currency, fault, account_seq)
      select * from unnest(
        ${wrong.map((w) => w.accountId)}::bigint[], ${wrong.map((w) => w.currency)}::text[],
        ${wrong.map((w) => w.difference?.fault)}::text[], ${wrong.map((w) => w.difference?.seq)}::bigint[])
      on conflict (account_id, currency) do update set fault = excluded.fault, account_seq = excluded.account_seq`;
  }
  if (pass === 'full') {
    if (wrong.length > 0) await sendBack(db, wrong);
    return;
  }
  const right = judged.filter(({ finished, difference }) => finished && difference === null);
  await db.execute`
    delete from ledger_differences d using unnest(
      ${right.map((r) => r.accountId)}::bigint[], ${right.map((r) => r.currency)}::text[]) as r(account_id, currency)
    where d.account_id = r.account_id and d.currency = r.currency`;
}

async function sendBack(db: Db, wrong: readonly JudgedAccount[]): Promise<void> {
  await db.execute`
    update ledger_verified v set account_seq = r.seq, balance_minor = r.balance
    from unnest(
      ${wrong.map((w) => w.accountId)}::bigint[], ${wrong.map((w) => w.currency)}::text[],
      ${wrong.map((w) => w.seq)}::bigint[], ${wrong.map((w) => w.balanceMinor)}::bigint[])
      as r(account_id, currency, seq, balance)
    where v.pass = 'incremental' and v.account_id = r.account_id and v.currency = r.currency and v.account_seq > r.seq`;
}
