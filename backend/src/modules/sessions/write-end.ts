import type { Tx } from '../../platform/transaction.js';
import { accessTokenSeconds } from './access-tokens.js';
import { deviceName } from './device-name.js';
import { endSession } from './revocation.store.js';
import type { SessionFamily } from './session-family.js';

/** Ends one session for good, and says so in the audit trail. Redis drops what it has of it afterwards. */
export async function writeEnd(tx: Tx, { userId, session }: SessionFamily): Promise<void> {
  const forgetAt = new Date(session.endsAt.getTime() + accessTokenSeconds * 1_000);
  await endSession(tx, { userId, sessionId: session.id, forgetAt });
  const before = { device: deviceName(session.userAgent), begunAt: session.begunAt.toISOString() };
  tx.changed({ kind: 'session', id: userId, before, after: null });
}
