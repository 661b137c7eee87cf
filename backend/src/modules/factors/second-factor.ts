import { Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { Database } from '../../platform/database.js';
import { Writes } from '../../platform/transaction.js';
import { accountKey, actorOf, SignInAttempts } from '../identity/public.js';
import type { User } from '../identity/public.js';
import { secondsAt } from '../access/public.js';
import { codeRefused } from './factor.errors.js';
import { listFactors } from './factor.store.js';
import { GivenCodes } from './given-codes.js';

/** Where a code is given. */
export interface CodePlace {
  readonly origin: Origin | undefined;
  /** A device on which this person signed in before. */
  readonly knownDevice: string | undefined;
}

/** Takes codes as a second factor. A code that was right is used up; guessing is slowed down. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly attempts: SignInAttempts,
    private readonly codes: GivenCodes,
  ) {}

  /** @returns when it was given, in seconds since 1970. @throws DomainError `factor_refused`, `too_many_attempts` */
  async giveCode(user: User, typed: string, { origin, knownDevice }: CodePlace): Promise<number> {
    // Whoever guesses here knows the password, and could come from many addresses: all of them are one place, which the
    // owner's devices are not.
    const account = accountKey(user.email, user);
    const attempt = { account, from: { place: `two-step verification, ${knownDevice ?? 'anywhere'}` } };
    const name = await this.attempts.admit(attempt);
    const take = await this.codes.find(user.id, typed);
    if (take === undefined) throw codeRefused();
    const invocation = { actor: actorOf(user), ...(origin && { origin }) };
    const { value } = await this.writes.run('GiveFactor', {}, invocation, async (tx) => {
      tx.changed({ kind: 'session', id: user.id, before: null, after: await take(tx) });
      return secondsAt(tx.now);
    });
    await this.attempts.succeeded(attempt, name);
    return value;
  }

  /** As `giveCode`; null when the person has no factor that a code could be of. */
  async giveCodeIfAny(user: User, typed: string, place: CodePlace): Promise<number | null> {
    const factors = await listFactors(this.db, user.id);
    return factors.length === 0 ? null : this.giveCode(user, typed, place);
  }
}
