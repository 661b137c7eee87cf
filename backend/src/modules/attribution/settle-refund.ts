import { subjects } from '../../contracts/subjects.js';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import { DomainError } from '../../kernel/domain-error.js';
import { localDate } from '../../kernel/period.js';
import { append } from '../../messaging/outbox.js';
import type { Db } from '../../platform/db.js';
import type { Tx } from '../../platform/transaction.js';
import { reverseCommissions } from '../commission/public.js';
import { findProgram } from '../programs/public.js';
import type { ProgramFacts } from '../programs/public.js';
import { programNotFound } from './attribution.errors.js';
import { toConversionState, toCredited, updateRefunded } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import type { Refund } from './refund.store.js';
import { applyRefund } from './rules/apply-refund.js';
import type { AppliedRefund } from './rules/apply-refund.js';
import { conversionDelta } from './rules/conversion-credits.js';

/** A refund that can be applied, and all that applying it needs. */
export interface DecidedRefund {
  readonly before: Conversion;
  readonly refund: Refund;
  readonly applied: AppliedRefund;
  readonly program: Pick<ProgramFacts, 'currency' | 'timeZone'>;
}

/**
 * Whether a refund can be applied to a conversion, found out before anything is written. The caller holds the order's lock.
 * @throws DomainError `refund_exceeds_remaining`, `refund_amount_zero`, `currency_mixed`, `amount_too_precise`
 */
export async function decideRefund(db: Db, conversion: Conversion, refund: Refund): Promise<DecidedRefund> {
  const applied = applyRefund(conversion, requestedMinor(conversion, refund));
  const program = await findProgram(db, conversion.programId);
  if (program === null) throw programNotFound();
  return { before: conversion, refund, applied, program };
}

/**
 * Takes a decided refund off its conversion and what that had earned, inside the caller's transaction, which holds the order's
 * lock. The caller stores the refund itself, and tells the audit trail of it.
 * @returns the conversion and the refund as they stand afterwards
 */
export async function settleRefund(
  tx: Tx,
  { before, refund, applied, program }: DecidedRefund,
): Promise<{ conversion: Conversion; refund: Refund }> {
  const currency = before.currency ?? program.currency;
  const { refundedMinor, refundState, refundMinor } = applied;
  const next: Conversion = { ...before, refundedMinor, refundState, version: before.version + 1 };
  await updateRefunded(tx, next);
  await reverseCommissions(tx, {
    conversionId: before.id,
    refundId: refund.id,
    refundedMinor: before.refundedMinor,
    refundMinor: refundState === 'full' ? null : refundMinor,
    bookingDate: localDate(tx.now, program.timeZone),
  });
  const settled: Refund = {
    ...refund,
    conversionId: before.id,
    status: 'applied',
    amountMinor: refundMinor,
    appliedAt: tx.now,
  };
  announce(tx, { before, after: next }, settled, program.currency);
  const state = (c: Conversion) => {
    return { refundState: c.refundState, refunded: { amount: formatAmount(c.refundedMinor, currency), currency } };
  };
  tx.changed({ kind: 'conversion', id: next.id, before: state(before), after: state(next) });
  return { conversion: next, refund: settled };
}

function requestedMinor(conversion: Conversion, { requestedAmount, requestedCurrency }: Refund): bigint | null {
  if (requestedAmount === null) return null;
  if (conversion.currency === null || requestedCurrency !== conversion.currency) {
    const message = 'A refund must be in the currency of its order.';
    throw new DomainError('invalid', 'currency_mixed', message, [{ path: 'amount.currency', message }]);
  }
  return parseAmount(requestedAmount, conversion.currency);
}

function announce(
  tx: Tx,
  { before, after }: { readonly before: Conversion; readonly after: Conversion },
  refund: Refund,
  programCurrency: string,
): void {
  const amount = formatAmount(refund.amountMinor ?? 0n, after.currency ?? programCurrency);
  append(tx, {
    type: 'tributary.conversion.refunded.v2',
    subject: subjects.conversionRefunded,
    aggregateId: after.id,
    aggregateVersion: after.version,
    data: {
      conversion: toConversionState(after, programCurrency),
      refund: { id: refund.id, refundId: refund.refundId, amount, reason: refund.reason },
      delta: conversionDelta(toCredited(before, programCurrency), toCredited(after, programCurrency)),
    },
  });
}
