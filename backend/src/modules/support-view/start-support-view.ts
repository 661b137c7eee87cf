import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import { timestampView } from '../../platform/schemas.js';
import { Writes } from '../../platform/transaction.js';
import type { Invocation, Outcome } from '../../platform/transaction.js';
import { forbidden } from '../access/public.js';
import { codeSeconds, SupportViewCodes } from './support-view-codes.js';
import { affiliateToViewNotFound } from './support-view.errors.js';
import { insertSupportView } from './support-view.store.js';

/** How long somebody may look, in seconds. */
export const supportViewSeconds = 15 * 60;

export const startSupportViewBody = z.strictObject({
  reason: z.string().trim().min(3).max(300).meta({ description: 'Reason. Shown to the affiliate.' }),
});
startSupportViewBody.register(z.globalRegistry, { id: 'StartSupportViewRequest' });
export type StartSupportViewInput = z.infer<typeof startSupportViewBody> & { readonly affiliateId: string };

export const startedSupportViewView = z.object({
  id: z.string(),
  affiliateId: z.string(),
  expiresAt: timestampView,
  code: z.string().meta({ description: 'For `POST /v1/auth/support-view`, once.' }),
  codeExpiresIn: z.int().meta({ description: 'Seconds.' }),
});
startedSupportViewView.register(z.globalRegistry, { id: 'StartedSupportView' });
export type StartedSupportView = z.infer<typeof startedSupportViewView>;

/** Begins to look with an affiliate's eyes, for a reason that the affiliate will read. */
export class StartSupportView extends Command<Outcome<StartedSupportView>> {
  constructor(
    readonly input: StartSupportViewInput,
    readonly invocation: Invocation,
  ) {
    super();
  }
}

@CommandHandler(StartSupportView)
export class StartSupportViewHandler implements ICommandHandler<StartSupportView> {
  constructor(
    private readonly writes: Writes,
    private readonly codes: SupportViewCodes,
  ) {}

  /** @throws DomainError `affiliate_not_found`, `sessions_unavailable` */
  async execute({ input, invocation }: StartSupportView): Promise<Outcome<StartedSupportView>> {
    const { actor } = invocation;
    if (actor.kind !== 'user') throw forbidden();
    const { affiliateId, reason } = input;
    const [id, staffUserId] = [newId('supportView'), actor.userId];
    const onBehalf = { supportViewId: id, staffUserId, affiliateId, reason };
    const inTheirName = { ...invocation, actor: { ...actor, onBehalf } };
    const { value, replayed } = await this.writes.run('StartSupportView', input, inTheirName, async (tx) => {
      const expiresAt = new Date(tx.now.getTime() + supportViewSeconds * 1_000);
      const view = { id, affiliateId, staffUserId, reason, startedAt: tx.now, expiresAt };
      if (!(await insertSupportView(tx, view))) throw affiliateToViewNotFound();
      const shown = { id, affiliateId, expiresAt: expiresAt.toISOString() };
      tx.changed({ kind: 'supportView', id, before: null, after: { ...shown, staffUserId, reason } });
      return shown;
    });
    // Outside the transaction: the answer that is kept for a repeated Idempotency-Key must not hold the code.
    return { value: { ...value, code: await this.codes.issue(value.id), codeExpiresIn: codeSeconds }, replayed };
  }
}
