import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../../platform/transaction.js';
import type { Invocation, Outcome } from '../../../platform/transaction.js';
import { forbidden, sessionNotFound } from '../auth.errors.js';
import { deviceName } from './device-name.js';
import { SessionStore } from './session.store.js';
import type { OpenSession } from './session.store.js';

/** Ends one of the caller's own sessions. The access token it has lives on for ten minutes at most. */
export class EndSession extends Command<Outcome<null>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(
    private readonly sessions: SessionStore,
    private readonly writes: Writes,
  ) {}

  /** @throws DomainError `session_not_found`, also for somebody else's */
  async execute({ input, invocation }: EndSession): Promise<Outcome<null>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    let ended: OpenSession | undefined;
    return this.writes.run('EndSession', input, invocation, async (tx) => {
      // Once, though the transaction may be repeated: it has ended then.
      ended ??= await this.sessions.endOne(actor.userId, input.id);
      if (!ended) throw sessionNotFound();
      const before = { device: deviceName(ended.userAgent), begunAt: ended.begunAt.toISOString() };
      tx.changed({ kind: 'session', id: actor.userId, before, after: null });
      return null;
    });
  }
}
