import { subjects } from '../../contracts/subjects.js';
import { localDate } from '../../kernel/period.js';
import { conversionTransitions } from '../../kernel/states.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { rejectCommissions } from '../commission/public.js';
import { closeHolds, oldestReason } from '../holds/public.js';
import { findProgram } from '../programs/public.js';
import { alreadyRejected, programNotFound } from './attribution.errors.js';
import { toConversionState, toCredited, updateRejected } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { conversionDelta } from './rules/conversion-credits.js';

/**
 * Rejects a conversion from whatever other state, and takes back all that it had earned, inside the caller's transaction, which
 * holds the order's lock. It no longer counts in sums.
 * @returns the conversion as it stands afterwards
 * @throws DomainError `already_rejected`
 */
export async function rejectRecorded(tx: Tx, conversion: Conversion, reason: string): Promise<Conversion> {
  if (conversion.status === 'rejected') throw alreadyRejected();
  conversionTransitions.assert(conversion.status, 'rejected');
  const program = await findProgram(tx.db, conversion.programId);
  if (program === null) throw programNotFound();
  const next: Conversion = {
    ...conversion,
    status: 'rejected',
    holdReasons: [],
    rejectedAt: tx.now,
    rejectionReason: reason,
    version: conversion.version + 1,
  };
  await updateRejected(tx, next);
  await closeHolds(tx, { conversionId: next.id }, conversion.holdReasons);
  await rejectCommissions(tx, {
    conversionId: conversion.id,
    rejection: `rejected-${next.version}`,
    bookingDate: localDate(tx.now, program.timeZone),
  });
  append(tx, {
    type: 'tributary.conversion.rejected.v2',
    subject: subjects.conversionRejected,
    aggregateId: next.id,
    aggregateVersion: next.version,
    data: {
      conversion: toConversionState(next, program.currency),
      rejection: { reason },
      delta: conversionDelta(toCredited(conversion, program.currency), toCredited(next, program.currency)),
    },
  });
  const before = { status: conversion.status, holdReason: oldestReason(conversion.holdReasons) };
  const after = { status: next.status, holdReason: null, reason };
  tx.changed({ kind: 'conversion', id: next.id, before, after });
  return next;
}
