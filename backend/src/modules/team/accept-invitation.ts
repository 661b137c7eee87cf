import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { roles } from '../../platform/actor.js';
import type { Origin } from '../../platform/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { nameText } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import { lockAffiliate } from '../affiliates/public.js';
import { findHolder, addUser, assertUncommon, hashPassword, passwordSchema } from '../identity/public.js';
import { SignInWatch } from '../sessions/public.js';
import { findByToken, useToken } from './invitation.store.js';
import { invitationUnusable } from './team.errors.js';

export const acceptInvitationBody = z.strictObject({
  token: z.string().min(1).max(100),
  name: nameText.optional(),
  password: passwordSchema,
});
acceptInvitationBody.register(z.globalRegistry, { id: 'AcceptInvitationRequest' });
export type AcceptInvitationInput = z.infer<typeof acceptInvitationBody>;

/** The account that there is now; its owner signs in with the password just chosen. */
export const acceptedInvitationView = z.object({ email: z.string(), role: z.enum(roles) });
acceptedInvitationView.register(z.globalRegistry, { id: 'AcceptedInvitation' });
export type AcceptedInvitation = z.infer<typeof acceptedInvitationView>;

/** Makes the account that an invitation promised. That its link was opened proves the address. */
export class AcceptInvitation extends Command<AcceptedInvitation> {
  constructor(
    readonly input: AcceptInvitationInput,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation> {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly clock: Clock,
    private readonly watch: SignInWatch,
  ) {}

  /** @throws DomainError `invitation_unusable`, `password_too_common`, `email_taken` */
  async execute({ input, origin }: AcceptInvitation): Promise<AcceptedInvitation> {
    const { token, name, password } = input;
    // Looked at first, so that guessing links does not make the server hash passwords.
    const invitation = await findByToken(this.db, token, this.clock.now());
    if (!invitation) throw invitationUnusable();
    assertUncommon(password, { email: invitation.email, field: 'password' });
    const passwordHash = await hashPassword(password);
    const invocation = { actor: { kind: 'system', name: 'invitation' }, origin } as const;
    const { value } = await this.writes.run('AcceptInvitation', {}, invocation, async (tx) => {
      const { id, email, role, affiliateId } = await useToken(tx, token);
      // An account has one holder: of two invitations, to two addresses of an affiliate, one is taken.
      if (role === 'affiliate' && affiliateId !== null) {
        await lockAffiliate(tx, affiliateId);
        if (await findHolder(tx.db, affiliateId)) throw invitationUnusable();
      }
      // The link came by mail: whoever has it has the address.
      const proven = { emailVerifiedAt: tx.now, ...(name !== undefined && { name }) };
      const added = await addUser(tx, { email, role, affiliateId, passwordHash, ...proven });
      tx.changed({ kind: 'invitation', id, before: { state: 'open' }, after: { state: 'accepted' } });
      return { email, role, userId: added.id };
    });
    await this.watch.joined(value.userId, origin);
    return { email: value.email, role: value.role };
  }
}
