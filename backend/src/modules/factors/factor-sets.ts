import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { newId } from '../../platform/ids.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Tx } from '../../platform/transaction.js';
import { withoutKey, forbidden, unauthenticated, factorRequired } from '../access/public.js';
import { findUser } from '../identity/public.js';
import type { User } from '../identity/public.js';
import type { TokenSession } from '../access/public.js';
import { tooManyFactors } from './factor.errors.js';
import { FactorNews } from './factor-news.js';
import { lockFactors } from './factor.store.js';
import type { Factor } from './factor.store.js';
import type { FactorKind } from '../sessions/public.js';
import { toFactorView } from './factor.view.js';
import type { AddedFactorView } from './factor.view.js';
import { RaisedSessions } from './raised-sessions.js';
import { newRecoveryCodes, newRecoverySalt, readRecoveryCode, recoveryCodeHash } from './recovery-codes.js';
import { replaceRecoveryCodes } from './used-code.store.js';

const mostFactors = 10;

/** Who changes their factors, and in which session. */
export interface FactorOwner {
  readonly invocation: Invocation;
  readonly session: TokenSession;
}

/** A factor that is about to be added. */
export interface NewFactor {
  readonly kind: FactorKind;
  readonly name: string;
  readonly insert: (tx: Tx, userId: string, factor: Factor) => Promise<void>;
}

/** Recovery codes as people see them, and as they are kept. */
export interface RecoverySet {
  readonly shown: string[];
  readonly kept: readonly { readonly hash: Buffer<ArrayBuffer>; readonly salt: Buffer<ArrayBuffer> }[];
}

/** What all changes to somebody's factors have in common. */
@Injectable()
export class FactorSets {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly raised: RaisedSessions,
    private readonly news: FactorNews,
  ) {}

  /** The account that asks. @throws DomainError `unauthenticated` when it is gone though its token is still good */
  async ownerOf({ actor }: Invocation): Promise<User> {
    if (actor.kind !== 'user') throw forbidden();
    const user = await findUser(this.db, actor.userId);
    if (!user) throw unauthenticated();
    return user;
  }

  /**
   * A person's factors, which nobody else changes until the transaction ends. The session is looked at once they are locked:
   * one that was ended together with the factors must not put in one of its own while its access token is still good.
   * @throws DomainError `factor_required`, `session_ended`
   */
  async lock(tx: Tx, user: User, session: TokenSession): Promise<Factor[]> {
    const known = await lockFactors(tx, user.id);
    assertMayChange(known, session);
    await this.raised.assertOpen(tx, session.id);
    return known;
  }

  /**
   * Adds a factor that has just been shown to work, with recovery codes if it is the first.
   * @throws DomainError `factor_required`, `session_ended`, `too_many_factors`
   */
  async add(user: User, owner: FactorOwner, { kind, name, insert }: NewFactor): Promise<AddedFactorView> {
    // Made before the transaction: ten slow hashes take longer than all the rest of it.
    const codes = await newRecoverySet();
    const { value } = await this.writes.run('AddFactor', {}, withoutKey(owner.invocation), async (tx) => {
      const known = await this.lock(tx, user, owner.session);
      if (known.length >= mostFactors) throw tooManyFactors();
      const factor = { id: newId('factor'), kind, name, lastUsedAt: tx.now, createdAt: tx.now };
      await insert(tx, user.id, factor);
      tx.changed({ kind: 'factor', id: factor.id, before: null, after: { user: user.id, kind, name } });
      const isFirst = known.length === 0;
      if (isFirst) {
        await replaceRecoveryCodes(tx, user.id, codes.kept);
        tx.changed({ kind: 'user', id: user.id, before: null, after: { recoveryCodes: 'made' } });
      }
      await this.news.tell(tx, user, { what: 'added', kind, name }, owner.invocation);
      return { factor: toFactorView(factor), isFirst };
    });
    const { factor, isFirst } = value;
    const session = await this.raised.prove(user, owner.session.id, 'factorAt');
    return { factor, recoveryCodes: isFirst ? codes.shown : null, session };
  }
}

/**
 * A session that was begun before the person had a factor knows none, and whoever is in it may not be the person.
 * @throws DomainError `factor_required`
 */
export function assertMayChange(known: readonly Factor[], { factorAt }: TokenSession): void {
  if (known.length > 0 && factorAt === null) throw factorRequired();
}

export async function newRecoverySet(): Promise<RecoverySet> {
  const [shown, salt] = [newRecoveryCodes(), newRecoverySalt()];
  const hashes = shown.map(async (code) => recoveryCodeHash(readRecoveryCode(code) ?? '', salt));
  return { shown, kept: (await Promise.all(hashes)).map((hash) => ({ hash, salt })) };
}
