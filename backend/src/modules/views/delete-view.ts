import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { auditedView } from './saved-view.view.js';
import { viewOwner } from './view-owner.js';
import { deleteView, findOwnView, lockViewsOf } from './view.store.js';
import { viewNotFound } from './views.errors.js';

/** Deletes one of the caller's own views, for colleagues too. */
export class DeleteView extends Command<Outcome<null>> {
  constructor(
    readonly input: { readonly id: string },
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(DeleteView)
export class DeleteViewHandler implements ICommandHandler<DeleteView> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `view_not_found`, also for a colleague's */
  execute({ input, invocation }: DeleteView): Promise<Outcome<null>> {
    return this.writes.run('DeleteView', input, invocation, async (tx) => {
      const ownerId = viewOwner(invocation.actor);
      await lockViewsOf(tx, ownerId);
      const view = await findOwnView(tx, ownerId, input.id);
      if (!view) throw viewNotFound();
      await deleteView(tx, view.id);
      tx.changed({ kind: 'savedView', id: view.id, before: auditedView(view), after: null });
      return null;
    });
  }
}
