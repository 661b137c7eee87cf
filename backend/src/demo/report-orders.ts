import { merchantScopes } from '../modules/access/public.js';
import { RecordConversion, RefundOrder } from '../modules/attribution/public.js';
import { ApproveDueCommissions } from '../modules/commission/public.js';
import type { Order, OrderRefund } from './orders.js';
import { seedInvocation } from './seeding.js';
import type { Seeding } from './seeding.js';

// They gather: so many share a transaction or two.
const atOnce = 64;
const approvalBatch = 500;

/**
 * Reports orders and refunds by the product's own commands, each at its own moment: several at once, those of one order
 * one after another. Reported again, nothing happens twice: order and refund numbers are the merchant's.
 */
export async function reportOrders(
  { commands, clock }: Seeding,
  merchantId: string,
  reports: readonly (Order | OrderRefund)[],
): Promise<void> {
  const owner = { merchantId, livemode: true, programIds: null };
  const reporter = { ...owner, scopes: merchantScopes };
  const report = (one: Order | OrderRefund): Promise<unknown> =>
    clock.at<unknown>(one.at, () =>
      one.kind === 'order'
        ? commands.execute(new RecordConversion(reporter, one.input, seedInvocation))
        : commands.execute(new RefundOrder(owner, one.input, seedInvocation)),
    );
  const underWay = new Map<string, Promise<unknown>>();
  const waiting = reports.values();
  const work = async (): Promise<void> => {
    for (const one of waiting) {
      const earlier = underWay.get(one.orderId) ?? Promise.resolve();
      const mine = earlier.then(() => report(one));
      underWay.set(one.orderId, mine);
      await mine;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Approves what is due at a moment of the past. */
export async function approveDue({ commands, clock }: Seeding, at: Date): Promise<void> {
  const approve = () => clock.at(at, () => commands.execute(new ApproveDueCommissions(approvalBatch)));
  while ((await approve()) === approvalBatch);
}
