import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Writes } from '../../platform/transaction.js';
import { longestWindowDays } from '../terms/public.js';
import { dropContextDays, makeContextDays } from './click-context.store.js';
import { contextDays, contextKinds, termsCountFrom } from './rules/context-retention.js';

/** Days dropped at a time, each under locks that keep inserts waiting until the commit. */
const atMost = 8;

/** Makes room for the clicks of the coming days, and forgets those that no window reaches any more. @returns days dropped */
export class MaintainClickContext extends Command<number> {}

@CommandHandler(MaintainClickContext)
export class MaintainClickContextHandler implements ICommandHandler<MaintainClickContext> {
  constructor(private readonly writes: Writes) {}

  async execute(): Promise<number> {
    const actor = { kind: 'system', name: 'expiry' } as const;
    const { value } = await this.writes.run('MaintainClickContext', {}, { actor }, async (tx) => {
      const longest = await longestWindowDays(tx.db, termsCountFrom(tx.now));
      let dropped = 0;
      for (const kind of contextKinds) {
        const days = contextDays(kind, longest, tx.now);
        await makeContextDays(tx, kind, days);
        const count = await dropContextDays(tx, kind, { before: days.keptFrom, atMost });
        if (count > 0)
          tx.changed({ kind: 'expired', id: `click_context_${kind}`, before: { days: count }, after: null });
        dropped += count;
      }
      return dropped;
    });
    return value;
  }
}
