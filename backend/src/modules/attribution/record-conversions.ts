import { subjects } from '../../contracts/subjects.js';
import { DomainError } from '../../kernel/domain-error.js';
import { formatAmount } from '../../kernel/money.js';
import { append } from '../../messaging/outbox.js';
import type { Fresh, Tx } from '../../platform/transaction.js';
import { bookCommission, findCommissionsOf, insertCommissions } from '../commission/public.js';
import { findOrders, insertConversions, lockOrders, toConversionState } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { toConversionView } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import { decideReport, orderOf } from './decide-report.js';
import type { DecidedReport, NewConversion, RecordingParts, Report } from './decide-report.js';
import { findFacts } from './find-facts.js';
import { findRefundsOf } from './refund.store.js';
import { settleParkedRefunds } from './settle-parked-refunds.js';

export interface RecordedConversion {
  /** False when the order had been reported before: then this is that conversion as it stands. */
  readonly created: boolean;
  readonly conversion: ConversionView;
}

/**
 * Records reports of different orders in one transaction: everything is looked up for all of them, each is decided for
 * itself without any I/O, and all that was decided is written at once.
 * @returns for each its conversion, or the DomainError by which it was refused; a refused one has written nothing
 */
export async function recordConversions(
  reports: readonly [Fresh<Report>, ...Fresh<Report>[]],
  parts: RecordingParts,
): Promise<(RecordedConversion | DomainError)[]> {
  const [{ tx }] = reports;
  const orders = reports.map(({ write }) => orderOf(write));
  const evidence = reports.map(({ write }) => ({ ...write.input, merchantId: write.reporter.merchantId }));
  // Begun together and run one after the other: the look begins when the locks are held.
  const [, found, facts] = await Promise.all([
    lockOrders(tx, orders),
    findOrders(tx, orders),
    findFacts(tx.db, evidence, parts.clickIdKeys),
  ]);
  const decided = reports.map((report, i) => {
    const order = found[i];
    if (order === undefined) throw new Error('an order was not looked up');
    return unlessRefused(() => decideReport(report, order, { ...parts, facts }));
  });
  const recorded = decided.filter(
    (one): one is NewConversion => !(one instanceof DomainError) && one.existing === null,
  );
  for (const one of recorded) one.report.write.inOwnFlow(() => announce(one));
  await Promise.all([
    insertConversions(
      tx,
      recorded.map(({ conversion }) => conversion),
    ),
    // A commission's row needs its conversion's, which comes first because it is begun first.
    insertCommissions(
      tx,
      recorded.flatMap(({ commissions }) => commissions),
    ),
  ]);
  const answers: (RecordedConversion | DomainError)[] = [];
  for (const one of decided) answers.push(one instanceof DomainError ? one : await answerOf(tx, one));
  return answers;
}

function unlessRefused<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function announce({ report: { tx }, conversion, earning, commissions }: NewConversion): void {
  const { programCurrency } = earning;
  const currency = conversion.currency ?? programCurrency;
  const revenue = formatAmount(conversion.amountMinor ?? 0n, currency);
  append(tx, {
    type: 'tributary.conversion.recorded.v1',
    subject: subjects.conversionRecorded,
    aggregateId: conversion.id,
    aggregateVersion: conversion.version,
    data: { conversion: toConversionState(conversion, programCurrency), delta: { conversions: 1, revenue } },
  });
  for (const commission of commissions) bookCommission(tx, earning, commission);
  const { id, orderId, status, affiliateId, attribution } = conversion;
  const amount = { amount: revenue, currency };
  const after = { orderId, status, amount, affiliateId, reason: attribution.reason };
  tx.changed({ kind: 'conversion', id, before: null, after });
}

async function answerOf(tx: Tx, decided: DecidedReport): Promise<RecordedConversion> {
  if (decided.existing) return { created: false, conversion: await viewOf(tx, decided.existing) };
  const { conversion, commissions, refundsParked, report } = decided;
  // What has just been written need not be read again, unless a refund has changed it meanwhile.
  if (!refundsParked) return { created: true, conversion: toConversionView(conversion, commissions, []) };
  return { created: true, conversion: await viewOf(tx, await settleParkedRefunds(report.tx, conversion)) };
}

async function viewOf(tx: Tx, conversion: Conversion): Promise<ConversionView> {
  const commissions = conversion.affiliateId === null ? [] : await findCommissionsOf(tx.db, conversion.id);
  const refunds = conversion.refundState === 'none' ? [] : await findRefundsOf(tx.db, conversion.id);
  return toConversionView(conversion, commissions, refunds);
}
