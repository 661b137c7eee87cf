import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Origin } from '../../platform/audit-trail.js';
import { PrismaClient } from '../../platform/database.js';
import { signInRefused } from './auth.errors.js';
import { KnownDevices } from './known-devices.js';
import { passwordMatches } from './passwords.js';
import { SessionStarter } from './session-starter.js';
import type { StartedSession } from './session.view.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { findUserByEmail } from './user.store.js';

export const signInBody = z.strictObject({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) });
export type SignInInput = z.infer<typeof signInBody>;

/** From where somebody tries. */
export interface SignInPlace {
  readonly origin: Origin;
  /** Of the cookie that remembers this device, if it has one. */
  readonly deviceToken: string | undefined;
}

export class SignIn extends Command<StartedSession & { readonly deviceToken: string }> {
  constructor(
    readonly input: SignInInput,
    readonly place: SignInPlace,
  ) {
    super();
  }
}

@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly sessions: SessionStarter,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
  ) {}

  /** @throws DomainError `sign_in_refused`, `too_many_attempts` */
  async execute({ input, place }: SignIn): Promise<StartedSession & { deviceToken: string }> {
    const { email, password } = input;
    const user = await findUserByEmail(this.prisma, email);
    const knownDevice = await this.devices.recognise(user?.id, place.deviceToken);
    const { origin, deviceToken: token } = place;
    const attempt = { email, ip: origin.ip, knownDevice };
    const name = await this.attempts.admit(attempt);
    if (!(await passwordMatches(password, user?.passwordHash)) || !user) {
      const reason = user ? 'wrong password' : 'no such account';
      await this.attempts.refused(attempt, { userId: user?.id, reason }, origin);
      throw signInRefused();
    }
    await this.attempts.succeeded(attempt, name);
    const deviceToken = await this.devices.remember(user.id, token);
    const device = knownDevice === undefined ? 'new' : 'known';
    return { ...(await this.sessions.start(user, device, origin)), deviceToken };
  }
}
