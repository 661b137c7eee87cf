import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { addDays } from '../../kernel/period.js';
import { Writes } from '../../platform/transaction.js';
import { removeClickContextBefore } from './click-context.store.js';

/** The longest attribution window there can be, and a day for late reports. */
const contextDays = 366;

/** Forgets click contexts that no window reaches any more. @returns how many */
export class RemoveExpired extends Command<number> {}

@CommandHandler(RemoveExpired)
export class RemoveExpiredHandler implements ICommandHandler<RemoveExpired> {
  constructor(private readonly writes: Writes) {}

  async execute(): Promise<number> {
    const actor = { kind: 'system', name: 'expiry' } as const;
    const { value } = await this.writes.run('RemoveExpired', {}, { actor }, async (tx) => {
      const clicks = await removeClickContextBefore(tx, addDays(tx.now, -contextDays));
      if (clicks > 0) tx.changed({ kind: 'expired', id: 'expired', before: { clicks }, after: null });
      return clicks;
    });
    return value;
  }
}
