import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { PrismaClient } from '../../platform/database.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation } from '../../platform/transaction.js';
import { forbidden, passwordWrong, unauthenticated } from './auth.errors.js';
import { passwordSchema } from './credentials.schema.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { SessionStarter } from './session-starter.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { StartedSession } from './session.view.js';
import { findUser, findUserByEmail, updatePassword } from './user.store.js';

export const changePasswordBody = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordBody>;

/** Sets another password and ends all sessions of the account; the caller goes on in a new one. */
export class ChangePassword extends Command<StartedSession> {
  constructor(
    readonly input: ChangePasswordInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly writes: Writes,
    private readonly sessions: SessionStarter,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @throws DomainError `password_wrong`, `unauthenticated` when the account is gone, `sessions_unavailable` */
  async execute({ input, invocation }: ChangePassword): Promise<StartedSession> {
    const { actor, origin } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const known = await findUser(this.prisma, actor.userId);
    const user = known && (await findUserByEmail(this.prisma, known.email));
    if (!user) throw unauthenticated();
    // Whoever found an open session must not guess the password here either; a place of its own, as it needs a session.
    const attempt = { email: user.email, ip: '', knownDevice: 'change-password' };
    const name = await this.attempts.admit(attempt);
    if (!(await passwordMatches(input.currentPassword, user.passwordHash))) throw passwordWrong();
    await this.attempts.succeeded(attempt, name);
    const passwordHash = await hashPassword(input.newPassword);
    // Before the change too: without Redis it must fail while the old password is still good, not half-way.
    await this.sessions.endAll(user.id);
    await this.writes.run('ChangePassword', {}, { actor, ...(origin && { origin }) }, async (tx) => {
      await updatePassword(tx, user.id, passwordHash);
      tx.changed({ kind: 'user', id: user.id, before: null, after: { password: 'changed' } });
      return null;
    });
    await this.sessions.endAll(user.id);
    return this.sessions.start(user, 'known', origin);
  }
}
