import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { forbidden } from '../access/public.js';
import { sessionNotFound } from './sessions.errors.js';
import type { SessionFamily } from './session-family.js';
import { SessionStore } from './session.store.js';
import { writeEnd } from './write-end.js';

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
    let ended: SessionFamily | undefined;
    const outcome = await this.writes.run('EndSession', input, invocation, async (tx) => {
      ended = (await this.sessions.list(actor.userId, tx.db)).find(({ session }) => session.id === input.id);
      if (!ended) throw sessionNotFound();
      await writeEnd(tx, ended);
      return null;
    });
    if (ended) await this.sessions.forget(ended.family);
    return outcome;
  }
}
