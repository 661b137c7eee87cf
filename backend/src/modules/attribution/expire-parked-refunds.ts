import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { addDays } from '../../kernel/period.js';
import { Writes } from '../../platform/transaction.js';
import { lockOrders } from './conversion.store.js';
import { failRefund } from './fail-refund.js';
import { findOldParkedRefunds } from './refund.store.js';

/** A refund may wait this long for its sale. */
const parkedDays = 90;
const message = `No conversion with this order id was reported within ${parkedDays} days.`;

/** Gives up on refunds whose sale never came, and says so. @returns how many there were, at most `atMost` */
export class ExpireParkedRefunds extends Command<number> {
  constructor(readonly atMost = 100) {
    super();
  }
}

@CommandHandler(ExpireParkedRefunds)
export class ExpireParkedRefundsHandler implements ICommandHandler<ExpireParkedRefunds> {
  constructor(private readonly writes: Writes) {}

  async execute({ atMost }: ExpireParkedRefunds): Promise<number> {
    const actor = { kind: 'system', name: 'expiry' } as const;
    const { value } = await this.writes.run('ExpireParkedRefunds', {}, { actor }, async (tx) => {
      const before = addDays(tx.now, -parkedDays);
      const found = await findOldParkedRefunds(tx, before, atMost);
      await lockOrders(tx, found);
      // Read again under the locks: a sale may just have settled one of them.
      const stillParked = new Set((await findOldParkedRefunds(tx, before, atMost)).map(({ id }) => id));
      for (const refund of found.filter(({ id }) => stillParked.has(id))) {
        await failRefund(tx, refund, { status: 'expired', code: 'sale_not_reported', message, conversionId: null });
      }
      return found.length;
    });
    return value;
  }
}
