import { Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { Writes } from '../../platform/transaction.js';

/** A password that was looked at and did not open an account. */
export interface RefusedSignIn {
  /** Whose account has the address, if there is one. */
  readonly userId: string | undefined;
  readonly reason: 'wrong password' | 'no such account';
  /** As it was typed. */
  readonly email: string;
  /** Tries of the same place that were not even looked at, since the last one that was. */
  readonly turnedAway: number;
}

/**
 * Puts refused sign-ins into the audit trail. Those that the limits turned away are counted in the next entry and not
 * written each, so that nobody can fill the trail.
 */
@Injectable()
export class RefusedSignIns {
  constructor(private readonly writes: Writes) {}

  async record({ email, userId, reason, turnedAway }: RefusedSignIn, origin: Origin): Promise<void> {
    const invocation = { actor: { kind: 'system', name: 'sign-in' }, origin } as const;
    await this.writes.run('RefuseSignIn', {}, invocation, (tx) => {
      const after = { email, refused: reason, ...(turnedAway > 0 && { turnedAwayBefore: turnedAway }) };
      tx.changed({ kind: 'user', id: userId ?? 'nobody', before: null, after });
      return Promise.resolve(null);
    });
  }
}
