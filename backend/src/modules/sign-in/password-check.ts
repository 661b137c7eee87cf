import { Injectable } from '@nestjs/common';
import type { Origin } from '../../platform/audit-trail.js';
import { Database } from '../../platform/database.js';
import { accountKey, passwordMatches, findUserByEmail, SignInAttempts } from '../identity/public.js';
import type { User } from '../identity/public.js';
import { signInRefused } from './sign-in.errors.js';
import { KnownDevices, SignInWatch } from '../sessions/public.js';

/** From where somebody tries. */
export interface SignInPlace {
  readonly origin: Origin;
  /** Of the cookie that remembers this device, if it has one. */
  readonly deviceToken: string | undefined;
}

/** Whose password it was. */
export interface PasswordOwner {
  readonly user: User;
  /** The device's name when this account was signed in to on it before. */
  readonly knownDevice: string | undefined;
}

/** The first half of signing in: guesses are slowed down, and cost the same whether or not there is such an account. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly db: Database,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
    private readonly watch: SignInWatch,
  ) {}

  /** @throws DomainError `sign_in_refused`, `too_many_attempts` */
  async check(
    {
      email,
      password,
      code,
    }: { readonly email: string; readonly password: string; readonly code?: string | undefined },
    { origin, deviceToken }: SignInPlace,
  ): Promise<PasswordOwner> {
    const user = await findUserByEmail(this.db, email);
    const knownDevice = await this.devices.recognise(user?.id, deviceToken);
    const from = knownDevice === undefined ? { address: origin.ip } : { place: knownDevice };
    const attempt = { account: accountKey(email, user), from };
    const name = await this.attempts.admit(attempt);
    if (!(await passwordMatches(password, user?.passwordHash)) || !user) {
      const reason = user ? 'wrong password' : 'no such account';
      await this.attempts.refused(attempt, { email, userId: user?.id, reason }, origin);
      this.watch.failed(email, user, origin);
      throw signInRefused(code !== undefined);
    }
    await this.attempts.succeeded(attempt, name);
    return { user, knownDevice };
  }
}
