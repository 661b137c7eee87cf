import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Settings } from '../../platform/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation } from '../../platform/transaction.js';
import { sendMail } from '../mail/public.js';
import { withoutKey, forbidden } from '../access/public.js';
import {
  endSessionsOf,
  assertUncommon,
  passwordSchema,
  passwordChangedLetter,
  endMailedLinks,
  OwnPassword,
  hashPassword,
  updatePassword,
} from '../identity/public.js';
import { SessionStarter } from '../sessions/public.js';
import type { StartedSession } from '../sessions/public.js';

export const changePasswordBody = z.strictObject({
  currentPassword: z.string().min(1).max(200),
  newPassword: passwordSchema,
});
changePasswordBody.register(z.globalRegistry, { id: 'ChangePasswordRequest' });
export type ChangePasswordInput = z.infer<typeof changePasswordBody>;

/** Sets another password, ends all sessions of the account and the links that were mailed; the caller goes on in a new session. */
export class ChangePassword extends Command<StartedSession> {
  constructor(
    readonly input: ChangePasswordInput,
    readonly invocation: Invocation,
    /** When the session's second factor was given: the next session takes it over. Seconds since 1970. */
    readonly factorAt: number | null,
  ) {
    super();
  }
}

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly writes: Writes,
    private readonly sessions: SessionStarter,
    @Inject(CONFIG) private readonly config: Pick<Settings, 'PUBLIC_API_URL'>,
  ) {}

  /** @throws DomainError `password_wrong`, `password_too_common`, `unauthenticated` when the account is gone, `sessions_unavailable` */
  async execute({ input, invocation, factorAt }: ChangePassword): Promise<StartedSession> {
    const { actor, origin } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const prompt = { purpose: 'change-password', field: 'currentPassword' };
    const user = await this.ownPassword.prove(actor.userId, input.currentPassword, prompt);
    assertUncommon(input.newPassword, { email: user.email, field: 'newPassword' });
    const passwordHash = await hashPassword(input.newPassword);
    const { value: sessionEpoch } = await this.writes.run('ChangePassword', {}, withoutKey(invocation), async (tx) => {
      await updatePassword(tx, user.id, passwordHash);
      await endMailedLinks(tx, user.id, ['reset_password', 'change_email']);
      await sendMail(tx, user.email, passwordChangedLetter({ config: this.config, user }));
      tx.changed({ kind: 'user', id: user.id, before: null, after: { password: 'changed' } });
      return endSessionsOf(tx, user.id);
    });
    return this.sessions.start({ ...user, sessionEpoch }, 'known', origin, factorAt);
  }
}
