import type { CommandBus } from '@nestjs/cqrs';
import { makeEventPartitions } from '../../messaging/events.store.js';
import type { Settings } from '../../platform/config.js';
import type { Database } from '../../platform/database.js';
import { removeOldAnswers } from '../../platform/idempotency.js';
import type { ObjectStore } from '../../platform/object-store.js';
import type { Logger } from '../../platform/logger.js';
import type { Writes } from '../../platform/transaction.js';
import { ExpireParkedRefunds, HashCustomers, MaintainClickContext } from '../attribution/public.js';
import { anchorAudit, sealAudit } from '../audit/public.js';
import { endExpiredSupportViews } from '../auth/public.js';
import { ApproveDueCommissions } from '../commission/public.js';
import { verifyLedger } from '../ledger/public.js';
import { removeEndedMails } from '../mail/public.js';
import type { MailDelivery } from '../mail/public.js';
import { removeOldAlerts } from '../security/public.js';
import type { Schedule } from './schedule-runner.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const approvalBatch = 100;
const sealingBatch = 500;
const mailBatch = 20;
const refundBatch = 100;
const customerBatch = 500;
const viewBatch = 50;
const alertBatch = 200;
/** Shorter than the lease of a schedule holds. */
const verificationMs = 5_000;

export interface ScheduleParts {
  readonly commands: CommandBus;
  readonly db: Database;
  readonly writes: Writes;
  readonly config: Pick<
    Settings,
    'APPROVAL_INTERVAL_MS' | 'MAIL_INTERVAL_MS' | 'SEAL_INTERVAL_MS' | 'AUDIT_KEYS' | 'ALERT_DAYS'
  >;
  readonly logger: Logger;
  readonly mails: MailDelivery;
  /** Where anchors of the audit trail go; they are not made without it. */
  readonly store: ObjectStore | undefined;
}

/** Everything the worker does by the clock, as one list. */
export function workerSchedules(parts: ScheduleParts): Schedule[] {
  const { commands, db, writes, config, logger, mails, store } = parts;
  return [
    {
      name: 'approve-due-commissions',
      everyMs: config.APPROVAL_INTERVAL_MS,
      run: async () => (await commands.execute(new ApproveDueCommissions(approvalBatch))) === approvalBatch,
    },
    {
      name: 'verify-ledger',
      everyMs: 5 * minute,
      run: async () => {
        const { differences, more } = await verifyLedger(db, new Date(), AbortSignal.timeout(verificationMs));
        if (differences.length > 0) logger.fatal({ differences }, 'ledger accounts are not what their entries say');
        return more;
      },
    },
    {
      name: 'deliver-mails',
      everyMs: config.MAIL_INTERVAL_MS,
      run: async () => (await mails.deliver(mailBatch)) === mailBatch,
    },
    {
      name: 'seal-audit',
      everyMs: config.SEAL_INTERVAL_MS,
      run: async () => (await sealAudit(db, sealingBatch)) === sealingBatch,
    },
    {
      name: 'anchor-audit',
      everyMs: 10 * minute,
      run: async () => {
        if (store) await anchorAudit(db, { store, keys: config.AUDIT_KEYS, now: new Date() });
        return false;
      },
    },
    {
      name: 'end-expired-support-views',
      everyMs: minute,
      run: async () => (await endExpiredSupportViews(writes, viewBatch)) === viewBatch,
    },
    ...housekeeping(parts),
  ];
}

/** What keeps tables from growing without bound, or without room. */
function housekeeping({ commands, db, writes, config }: ScheduleParts): Schedule[] {
  return [
    {
      name: 'remove-old-alerts',
      everyMs: 10 * minute,
      run: async () => (await removeOldAlerts(writes, { days: config.ALERT_DAYS, atMost: alertBatch })) === alertBatch,
    },
    {
      name: 'hash-customers',
      everyMs: 10 * minute,
      run: async () => (await commands.execute(new HashCustomers(customerBatch))) === customerBatch,
    },
    {
      name: 'make-event-partitions',
      everyMs: day,
      run: async () => {
        await makeEventPartitions(db);
        return false;
      },
    },
    {
      name: 'remove-expired',
      everyMs: 10 * minute,
      run: async () => {
        const refunds = await commands.execute(new ExpireParkedRefunds(refundBatch));
        const days = await commands.execute(new MaintainClickContext());
        await removeOldAnswers(db);
        await removeEndedMails(db);
        return days > 0 || refunds === refundBatch;
      },
    },
  ];
}
