import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';
import type { User } from '../identity/public.js';

/** A session as its access tokens and its family in Redis name it. */
export interface NamedSession {
  readonly userId: string;
  /** Of `sessionIdOf`. */
  readonly sessionId: string;
  /** The person's epoch that it was begun in. */
  readonly epoch: number;
}

/** What is known of a person's sessions that are over. */
export interface Revocations {
  readonly epoch: number;
  readonly keptSession: string | null;
  readonly endedSessions: readonly string[];
}

/**
 * Ends one session, and forgets some that would be over by now.
 * @param forgetAt when the session and its last access token would be over anyway
 * @returns false when it had ended before
 */
export async function endSession(
  tx: Tx,
  { userId, sessionId, forgetAt }: { userId: string; sessionId: string; forgetAt: Date },
): Promise<boolean> {
  await tx.db.execute`
    delete from ended_sessions where session_id in
      (select session_id from ended_sessions where forget_at < ${tx.now} order by forget_at limit 20
       for update skip locked)`;
  const added = await tx.db.execute`
    insert into ended_sessions (session_id, user_id, forget_at) values (${sessionId}, ${userId}, ${forgetAt})
    on conflict do nothing`;
  return added === 1;
}

/** The person of a session, as the account stands now; undefined when the session was revoked or the person suspended. */
export async function findPersonOf(db: Db, { userId, sessionId, epoch }: NamedSession): Promise<User | undefined> {
  const rows = await db.rows<User>`
    select id, email, role, affiliate_id as "affiliateId", email_verified_at as "emailVerifiedAt",
      session_epoch as "sessionEpoch"
    from users
    where id = ${userId} and suspended_at is null
      and (session_epoch = ${epoch} or kept_session = ${sessionId})
      and not exists (select from ended_sessions e where e.session_id = ${sessionId})`;
  return rows[0];
}

export async function findRevocations(db: Db, userId: string): Promise<Revocations | undefined> {
  const rows = await db.rows<Revocations>`
    select session_epoch as epoch, kept_session as "keptSession",
      array(select session_id from ended_sessions e where e.user_id = users.id) as "endedSessions"
    from users where id = ${userId}`;
  return rows[0];
}

/** As `findPersonOf` decides, for many at once. */
export function isRevoked({ sessionId, epoch }: Omit<NamedSession, 'userId'>, known: Revocations): boolean {
  return (known.epoch !== epoch && known.keptSession !== sessionId) || known.endedSessions.includes(sessionId);
}
