import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { definedFields } from '../../platform/defined-fields.js';
import { keptName } from '../../platform/name-text.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { assertFree, nameKey } from './name-key.js';
import { auditedView, toSavedViewView } from './saved-view.view.js';
import type { SavedViewView } from './saved-view.view.js';
import { viewOwner } from './view-owner.js';
import { viewFields } from './view.schema.js';
import { findOwnView, lockViewsOf, ownViews, saveView } from './view.store.js';
import { viewNotFound } from './views.errors.js';

export const changeViewBody = z.strictObject(viewFields).partial().meta({ id: 'ChangeViewRequest' });
export type ChangeViewInput = z.infer<typeof changeViewBody> & { readonly id: string };

/** Changes one of the caller's own views. */
export class ChangeView extends Command<Outcome<SavedViewView>> {
  constructor(
    readonly input: ChangeViewInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ChangeView)
export class ChangeViewHandler implements ICommandHandler<ChangeView> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `view_not_found` (also for a colleague's), `view_name_taken` */
  execute({ input, invocation }: ChangeView): Promise<Outcome<SavedViewView>> {
    return this.writes.run('ChangeView', input, invocation, async (tx) => {
      const { id, ...change } = input;
      const ownerId = viewOwner(invocation.actor);
      await lockViewsOf(tx, ownerId);
      const before = await findOwnView(tx, ownerId, id);
      if (!before) throw viewNotFound();
      const wanted = { ...before, ...definedFields(change) };
      assertFree(await ownViews(tx, ownerId, before.list), wanted.name, id);
      await saveView(tx, { ...wanted, name: keptName(wanted.name), nameKey: nameKey(wanted.name) });
      const after = (await findOwnView(tx, ownerId, id)) ?? before;
      tx.changed({ kind: 'savedView', id, before: auditedView(before), after: auditedView(after) });
      return toSavedViewView(after, ownerId);
    });
  }
}
