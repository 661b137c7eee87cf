import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../../platform/transaction.js';
import type { Invocation, Outcome } from '../../../platform/transaction.js';
import { forbidden } from '../auth.errors.js';
import type { EndedSessionsView } from './session-list.view.js';
import { SessionStore } from './session.store.js';

/** Ends all of the caller's sessions but the one it is asked in. Their access tokens live on for ten minutes at most. */
export class EndOtherSessions extends Command<Outcome<EndedSessionsView>> {
  constructor(readonly invocation: Invocation) {
    super();
  }
}

@CommandHandler(EndOtherSessions)
export class EndOtherSessionsHandler implements ICommandHandler<EndOtherSessions> {
  constructor(
    private readonly sessions: SessionStore,
    private readonly writes: Writes,
  ) {}

  async execute({ invocation }: EndOtherSessions): Promise<Outcome<EndedSessionsView>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    let ended: number | undefined;
    return this.writes.run('EndOtherSessions', {}, invocation, async (tx) => {
      // Once, though the transaction may be repeated: there would be none left to count.
      ended ??= await this.sessions.endOthers(actor.userId, actor.sessionId);
      tx.changed({ kind: 'session', id: actor.userId, before: { others: ended }, after: { others: 0 } });
      return { ended };
    });
  }
}
