import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { resolveOpenAlert } from '../security/public.js';
import { alertNotFound, alertResolved } from './alerts.errors.js';
import type { AlertView } from './alert.view.js';
import { findAlert } from './list-alerts.query.js';

export const resolveAlertBody = z.strictObject({
  note: z.string().trim().min(1).max(2_000).meta({ description: 'What it was and what was done.' }),
});
resolveAlertBody.register(z.globalRegistry, { id: 'ResolveAlertRequest' });
export type ResolveAlertInput = z.infer<typeof resolveAlertBody> & { readonly id: string };

/** Says of an alert what it was and what was done; it is nobody's task any more. */
export class ResolveAlert extends Command<Outcome<AlertView>> {
  constructor(
    readonly input: ResolveAlertInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(ResolveAlert)
export class ResolveAlertHandler implements ICommandHandler<ResolveAlert> {
  constructor(private readonly writes: Writes) {}

  /** @throws DomainError `alert_not_found`, `alert_resolved` */
  execute({ input, invocation }: ResolveAlert): Promise<Outcome<AlertView>> {
    const { id, note } = input;
    const { actor } = invocation;
    if (actor.kind !== 'user') throw new Error('only people resolve alerts');
    return this.writes.run('ResolveAlert', input, invocation, async (tx) => {
      const resolved = await resolveOpenAlert(tx, id, { resolvedBy: actor.userId, note });
      const alert = await findAlert(tx.db, id);
      if (!alert) throw alertNotFound();
      if (!resolved) throw alertResolved();
      tx.changed({ kind: 'securityAlert', id, before: { state: 'open' }, after: { state: 'resolved', note } });
      return alert;
    });
  }
}
