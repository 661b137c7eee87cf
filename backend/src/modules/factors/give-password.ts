import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Database } from '../../platform/database.js';
import { OwnPassword } from '../identity/public.js';
import type { SessionView } from '../sessions/public.js';
import { FactorSets, assertMayChange } from './factor-sets.js';
import type { FactorOwner } from './factor-sets.js';
import { listFactors } from './factor.store.js';
import { RaisedSessions } from './raised-sessions.js';

export const givePasswordBody = z.strictObject({ currentPassword: z.string().min(1).max(200) });
givePasswordBody.register(z.globalRegistry, { id: 'GivePasswordRequest' });

/** Gives the password again, for what asks for a fresh proof: only for people who have no second factor. */
export class GivePassword extends Command<SessionView> {
  constructor(
    readonly password: string,
    readonly owner: FactorOwner,
  ) {
    super();
  }
}

@CommandHandler(GivePassword)
export class GivePasswordHandler implements ICommandHandler<GivePassword> {
  constructor(
    private readonly db: Database,
    private readonly sets: FactorSets,
    private readonly raised: RaisedSessions,
    private readonly ownPassword: OwnPassword,
  ) {}

  /** @throws DomainError `password_wrong`, `factor_required`, `too_many_attempts`, `session_ended` */
  async execute({ password, owner }: GivePassword): Promise<SessionView> {
    const user = await this.sets.ownerOf(owner.invocation);
    assertMayChange(await listFactors(this.db, user.id), owner.session);
    await this.ownPassword.prove(user.id, password, { purpose: 'change-password', field: 'currentPassword' });
    return this.raised.prove(user, owner.session.id, 'passwordAt');
  }
}
