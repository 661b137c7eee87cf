import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Origin } from '../../platform/audit-trail.js';
import { Database } from '../../platform/database.js';
import { Writes } from '../../platform/transaction.js';
import { actorOf, findUser } from '../identity/public.js';
import { familyOf } from './refresh-tokens.js';
import { SessionStore } from './session.store.js';
import { writeEnd } from './write-end.js';

/** Ends the session of a refresh token. Signing out twice, or without a session, is no error. */
export class SignOut extends Command<void> {
  constructor(
    readonly refreshToken: string | undefined,
    readonly origin: Origin,
  ) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly db: Database,
    private readonly writes: Writes,
    private readonly sessions: SessionStore,
  ) {}

  async execute({ refreshToken, origin }: SignOut): Promise<void> {
    const found = refreshToken === undefined ? undefined : await this.sessions.find(familyOf(refreshToken));
    const user = found && (await findUser(this.db, found.userId));
    if (!found || !user) return;
    await this.writes.run('SignOut', {}, { actor: actorOf(user), origin }, async (tx) => {
      await writeEnd(tx, found);
      return null;
    });
    await this.sessions.forget(found.family);
  }
}
