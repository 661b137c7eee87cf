import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../platform/actor.js';
import { forbidden } from '../access/public.js';
import { toOpenSessionView } from './session-list.view.js';
import type { OpenSessionsView } from './session-list.view.js';
import { SessionStore } from './session.store.js';

/** Where the caller is signed in: at most the hundred sessions used last. */
export class ListSessions extends Query<OpenSessionsView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(private readonly sessions: SessionStore) {}

  async execute({ actor }: ListSessions): Promise<OpenSessionsView> {
    if (actor.kind !== 'user') throw forbidden();
    const sessions = await this.sessions.list(actor.userId);
    return { data: sessions.map(({ session }) => toOpenSessionView(session, actor.sessionId)) };
  }
}
