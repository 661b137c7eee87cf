import { subjects } from '../../contracts/subjects.js';
import { formatAmount, parseAmount } from '../../kernel/money.js';
import { DomainError } from '../../kernel/domain-error.js';
import { localDate } from '../../kernel/period.js';
import { append } from '../../messaging/outbox.js';
import type { Tx } from '../../platform/transaction.js';
import { reverseCommissions } from '../commission/public.js';
import { findProgram, termsOfVersion } from '../programs/public.js';
import { programNotFound } from './attribution.errors.js';
import { toConversionState, updateRefunded } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { toRefundView } from './conversion.view.js';
import type { Refund } from './refund.store.js';
import { applyRefund } from './rules/apply-refund.js';

/**
 * Takes a refund off a conversion and what it had earned, inside the caller's transaction, which holds the order's lock.
 * The caller stores the refund itself.
 * @returns the conversion and the refund as they stand afterwards
 * @throws DomainError `refund_exceeds_remaining`, `refund_amount_zero`, `currency_mixed`
 */
export async function settleRefund(
  tx: Tx,
  conversion: Conversion,
  refund: Refund,
): Promise<{ conversion: Conversion; refund: Refund }> {
  const program = await findProgram(tx.db, conversion.programId);
  if (program === null) throw programNotFound();
  const applied = applyRefund(conversion, requestedMinor(conversion, refund));
  const next: Conversion = {
    ...conversion,
    refundedMinor: applied.refundedMinor,
    refundState: applied.refundState,
    version: conversion.version + 1,
  };
  await updateRefunded(tx, next);
  const { rule } = await termsOfVersion(tx.db, conversion.programId, conversion.termsVersion);
  await reverseCommissions(tx, {
    conversionId: conversion.id,
    refundId: refund.id,
    order: { ...conversion, currency: conversion.currency ?? program.currency },
    refundMinor: applied.refundState === 'full' ? null : applied.refundMinor,
    bookingDate: localDate(tx.now, program.timeZone),
    rule,
  });
  const settled: Refund = {
    ...refund,
    conversionId: conversion.id,
    status: 'applied',
    amountMinor: applied.refundMinor,
    appliedAt: tx.now,
  };
  announce(tx, next, settled, program.currency);
  const own = conversion.currency ?? program.currency;
  const state = ({ refundState, refundedMinor }: Conversion) => {
    return { refundState, refunded: { amount: formatAmount(refundedMinor, own), currency: own } };
  };
  tx.changed({ kind: 'conversion', id: next.id, before: state(conversion), after: state(next) });
  tx.changed({ kind: 'refund', id: settled.id, before: null, after: toRefundView(settled, conversion.currency) });
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

function announce(tx: Tx, conversion: Conversion, refund: Refund, programCurrency: string): void {
  const amount = formatAmount(refund.amountMinor ?? 0n, conversion.currency ?? programCurrency);
  append(tx, {
    type: 'tributary.conversion.refunded.v1',
    subject: subjects.conversionRefunded,
    aggregateId: conversion.id,
    aggregateVersion: conversion.version,
    data: {
      conversion: toConversionState(conversion, programCurrency),
      refund: { id: refund.id, refundId: refund.refundId, amount, reason: refund.reason },
      delta: {
        conversions: 0,
        revenue: formatAmount(-(refund.amountMinor ?? 0n), conversion.currency ?? programCurrency),
      },
    },
  });
}
