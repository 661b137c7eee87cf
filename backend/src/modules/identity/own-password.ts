import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { passwordWrong } from './identity.errors.js';
import { unauthenticated } from '../access/public.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { accountKey } from './account-key.js';
import { passwordMatches } from './passwords.js';
import { findUser, findUserByEmail } from './user.store.js';
import type { User } from './user.store.js';

/** Where somebody who is signed in types their password once more. */
export interface PasswordPrompt {
  /** What for. Guesses are counted for it alone, so that nobody is kept from signing in by them. */
  readonly purpose: string;
  /** Of the form. */
  readonly field: string;
}

/** Asks somebody who is signed in for their password: whoever found an open session must not guess it there. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly db: Database,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @throws DomainError `password_wrong`, `too_many_attempts`, `unauthenticated` when the account is gone */
  async prove(userId: string, password: string, { purpose, field }: PasswordPrompt): Promise<User> {
    const known = await findUser(this.db, userId);
    const user = known && (await findUserByEmail(this.db, known.email));
    if (!user) throw unauthenticated();
    const attempt = { account: accountKey(user.email, user), from: { place: purpose } };
    const name = await this.attempts.admit(attempt);
    if (!(await passwordMatches(password, user.passwordHash))) throw passwordWrong(field);
    await this.attempts.succeeded(attempt, name);
    return user;
  }
}
