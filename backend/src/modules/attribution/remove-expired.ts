import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { addDays } from '../../kernel/period.js';
import { Writes } from '../../platform/transaction.js';
import { removeClickContextBefore } from './click-context.store.js';
import { expireParkedRefunds } from './refund.store.js';

/** A refund may wait this long for its sale. */
const parkedDays = 90;
/** The longest attribution window there can be, and a day for late reports. */
const contextDays = 366;

/** Gives up on refunds whose sale never came and forgets click contexts that no window reaches any more. */
export class RemoveExpired extends Command<{ refunds: number; clicks: number }> {}

@CommandHandler(RemoveExpired)
export class RemoveExpiredHandler implements ICommandHandler<RemoveExpired> {
  constructor(private readonly writes: Writes) {}

  async execute(): Promise<{ refunds: number; clicks: number }> {
    const actor = { kind: 'system', name: 'expiry' } as const;
    const { value } = await this.writes.run('RemoveExpired', {}, { actor }, async (tx) => {
      const removed = {
        refunds: await expireParkedRefunds(tx, addDays(tx.now, -parkedDays)),
        clicks: await removeClickContextBefore(tx, addDays(tx.now, -contextDays)),
      };
      if (removed.refunds + removed.clicks > 0) {
        tx.changed({ kind: 'expired', id: 'expired', before: removed, after: null });
      }
      return removed;
    });
    return value;
  }
}
