import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { keptName } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { assertFree, nameKey } from './name-key.js';
import { auditedView, toSavedViewView } from './saved-view.view.js';
import type { SavedViewView } from './saved-view.view.js';
import { assertOpens, viewOwner } from './view-owner.js';
import { viewedList, viewFields } from './view.schema.js';
import { findOwnView, lockViewsOf, ownViews, saveView } from './view.store.js';
import { viewLimitReached, viewNotFound } from './views.errors.js';

/** How many views of a list somebody may have. */
const mostViews = 50;

export const createViewBody = z.strictObject({ list: viewedList, ...viewFields }).meta({ id: 'CreateViewRequest' });
export type CreateViewInput = z.infer<typeof createViewBody>;

/** Saves how the caller sees a list. */
export class CreateView extends Command<Outcome<SavedViewView>> {
  constructor(
    readonly input: CreateViewInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(CreateView)
export class CreateViewHandler implements ICommandHandler<CreateView> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `forbidden`, `view_name_taken`, `view_limit_reached` */
  async execute({ input, invocation }: CreateView): Promise<Outcome<SavedViewView>> {
    assertOpens(invocation.actor, input.list);
    return this.writes.run('CreateView', input, invocation, async (tx) => {
      const ownerId = viewOwner(invocation.actor);
      await lockViewsOf(tx, ownerId);
      const others = await ownViews(tx, ownerId, input.list);
      assertFree(others, input.name);
      if (others.length >= mostViews) throw viewLimitReached(mostViews);
      const id = newId('savedView');
      await saveView(tx, { ...input, id, ownerId, name: keptName(input.name), nameKey: nameKey(input.name) });
      const view = await findOwnView(tx, ownerId, id);
      if (!view) throw viewNotFound();
      tx.changed({ kind: 'savedView', id, before: null, after: auditedView(view) });
      return toSavedViewView(view, ownerId);
    });
  }
}
