import type { Db } from '../../platform/db.js';
import type { VerificationPass } from './rules/verification.js';

interface VerificationState {
  /** Accounts that are wrong; not a number until the whole ledger was verified once. */
  readonly differences: number;
  /** Since each pass was last through, or since it could have begun when it never was. */
  readonly passes: readonly { readonly pass: VerificationPass; readonly ageSeconds: number }[];
}

interface Row {
  readonly pass: VerificationPass;
  readonly ageSeconds: number;
  readonly completed: boolean;
  readonly differences: number;
}

/** How the verification of the ledger stands, the same from whichever process it is asked. */
export async function verificationState(db: Db): Promise<VerificationState> {
  const passes = await db.rows<Row>`
    select pass, completed_at is not null as completed, (select count(*)::int from ledger_differences) as differences,
      greatest(extract(epoch from clock_timestamp() - coalesce(completed_at, created_at)), 0)::float8 as "ageSeconds"
    from ledger_verification_passes order by pass`;
  const incremental = passes.find(({ pass }) => pass === 'incremental');
  return { differences: incremental?.completed ? incremental.differences : Number.NaN, passes };
}
