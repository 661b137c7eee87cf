import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { SessionStore } from './session.store.js';

/** Ends the session of a refresh token. Signing out twice, or without a session, is no error. */
export class SignOut extends Command<void> {
  constructor(readonly refreshToken: string | undefined) {
    super();
  }
}

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(private readonly sessions: SessionStore) {}

  async execute({ refreshToken }: SignOut): Promise<void> {
    if (refreshToken !== undefined) await this.sessions.end(refreshToken);
  }
}
