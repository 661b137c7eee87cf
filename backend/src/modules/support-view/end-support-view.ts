import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation } from '../../platform/transaction.js';
import { forbidden } from '../access/public.js';
import { markEnded } from './support-view.store.js';

/** Ends the support view that asks for it, before its time is over. */
export class EndSupportView extends Command<void> {
  constructor(readonly invocation: Invocation) {
    super();
  }
}

@CommandHandler(EndSupportView)
export class EndSupportViewHandler implements ICommandHandler<EndSupportView> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `forbidden` when the caller is in no support view */
  async execute({ invocation }: EndSupportView): Promise<void> {
    const view = invocation.actor.kind === 'user' ? invocation.actor.onBehalf : undefined;
    if (!view) throw forbidden();
    const id = view.supportViewId;
    await this.writes.run('EndSupportView', {}, invocation, async (tx) => {
      const after = { endedAt: tx.now.toISOString() };
      if (await markEnded(tx, id, tx.now)) tx.changed({ kind: 'supportView', id, before: { endedAt: null }, after });
      return null;
    });
  }
}
