import { subjects } from '../../contracts/subjects.js';
import { commissionTransitions } from '../../kernel/states.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { closeHolds } from '../holds/public.js';
import { reverse } from '../ledger/public.js';
import { standingMinor, toCommissionDelta, toCommissionState } from './commission.js';
import type { Commission } from './commission.js';
import { lockCommissionsOf, updateCommission } from './commission.store.js';
import { reversalStage } from './rules/reversal-stage.js';

/** A rejection of a conversion as commission sees it. */
export interface RejectionOfConversion {
  readonly conversionId: string;
  /** Tells this rejection from every other of the conversion: part of the cause that the ledger posts once. */
  readonly rejection: string;
  readonly bookingDate: string;
}

/**
 * Takes back all that a conversion had earned, inside the rejection's transaction. What was not approved yet is rejected, what
 * was is reversed: after a payment the balance goes down.
 */
export async function rejectCommissions(tx: Tx, rejection: RejectionOfConversion): Promise<void> {
  for (const commission of await lockCommissionsOf(tx, rejection.conversionId)) {
    if (commission.status !== 'rejected' && commission.status !== 'reversed')
      await rejectOne(tx, rejection, commission);
  }
}

async function rejectOne(
  tx: Tx,
  { rejection, bookingDate }: RejectionOfConversion,
  commission: Commission,
): Promise<void> {
  const stage = reversalStage(commission.status);
  const takenMinor = standingMinor(commission);
  const next = taken(commission, takenMinor);
  commissionTransitions.assert(commission.status, next.status);
  await updateCommission(tx, next);
  await closeHolds(tx, { commissionId: next.id }, commission.holdReasons);
  tx.changed({
    kind: 'commission',
    id: next.id,
    before: { status: commission.status },
    after: { status: next.status },
  });
  if (takenMinor > 0n) {
    await reverse(tx, `commission/${commission.id}/`, takenMinor, {
      cause: `commission/${commission.id}/reverse/${rejection}`,
      bookingDate,
    });
  }
  const rejected = next.status === 'rejected';
  append(tx, {
    type: rejected ? 'tributary.commission.rejected.v1' : 'tributary.commission.reversed.v1',
    subject: rejected ? subjects.commissionRejected : subjects.commissionReversed,
    aggregateId: next.id,
    aggregateVersion: next.version,
    data: {
      commission: toCommissionState(next),
      delta: toCommissionDelta(next.currency, {
        earned: -takenMinor,
        pending: stage === 'pending' ? -takenMinor : 0n,
        approved: stage === 'approved' ? -takenMinor : 0n,
      }),
    },
  });
}

function taken(commission: Commission, takenMinor: bigint): Commission {
  const next = { ...commission, holdReasons: [], version: commission.version + 1 };
  if (reversalStage(commission.status) === 'pending') return { ...next, status: 'rejected' };
  return { ...next, status: 'reversed', reversedMinor: commission.reversedMinor + takenMinor };
}
