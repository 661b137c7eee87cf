import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { forbidden } from '../access/public.js';
import type { EndedSessionsView } from './session-list.view.js';
import { endSessionsOf } from '../identity/public.js';
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
    return this.writes.run('EndOtherSessions', {}, invocation, async (tx) => {
      const open = await this.sessions.list(actor.userId, tx.db);
      const ended = open.filter(({ session }) => session.id !== actor.sessionId).length;
      await endSessionsOf(tx, actor.userId, actor.sessionId ?? null);
      tx.changed({ kind: 'session', id: actor.userId, before: { others: ended }, after: { others: 0 } });
      return { ended };
    });
  }
}
