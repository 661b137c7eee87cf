import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { subjects } from '../../contracts/subjects.js';
import { localDate } from '../../kernel/period.js';
import { commissionTransitions } from '../../kernel/states.js';
import { append } from '../../messaging/outbox.js';
import { Writes } from '../../platform/transaction.js';
import type { Tx } from '../../platform/transaction.js';
import { approve } from '../ledger/public.js';
import { programTimeZones } from '../programs/public.js';
import { standingMinor, toCommissionDelta, toCommissionState } from './commission.js';
import type { Commission } from './commission.js';
import { lockDueCommissions, updateCommission } from './commission.store.js';

/** Approves up to `limit` commissions whose hold period has ended; the result says how many were. */
export class ApproveDueCommissions extends Command<number> {
  constructor(readonly limit = 100) {
    super();
  }
}

@CommandHandler(ApproveDueCommissions)
export class ApproveDueCommissionsHandler implements ICommandHandler<ApproveDueCommissions> {
  constructor(private readonly writes: Writes) {}

  async execute({ limit }: ApproveDueCommissions): Promise<number> {
    const actor = { kind: 'system', name: 'approvals' } as const;
    const { value } = await this.writes.run('ApproveDueCommissions', {}, { actor }, async (tx) => {
      const due = await lockDueCommissions(tx, limit);
      const zones = await programTimeZones(tx.db, [...new Set(due.map((c) => c.programId))]);
      for (const commission of due) await approveOne(tx, commission, zones.get(commission.programId) ?? 'UTC');
      return due.length;
    });
    return value;
  }
}

async function approveOne(tx: Tx, commission: Commission, timeZone: string): Promise<void> {
  commissionTransitions.assert(commission.status, 'approved');
  const next: Commission = { ...commission, status: 'approved', approvedAt: tx.now, version: commission.version + 1 };
  await updateCommission(tx, next);
  tx.changed({
    kind: 'commission',
    id: next.id,
    before: { status: commission.status },
    after: { status: next.status },
  });
  const remaining = standingMinor(commission);
  if (remaining > 0n) {
    await approve(tx, `commission/${commission.id}/`, remaining, {
      cause: `commission/${commission.id}/approve`,
      bookingDate: localDate(tx.now, timeZone),
    });
  }
  append(tx, {
    type: 'tributary.commission.approved.v1',
    subject: subjects.commissionApproved,
    aggregateId: next.id,
    aggregateVersion: next.version,
    data: {
      commission: toCommissionState(next),
      delta: toCommissionDelta(next.currency, { earned: 0n, pending: -remaining, approved: remaining }),
    },
  });
}
