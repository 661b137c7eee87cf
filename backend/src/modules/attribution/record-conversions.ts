import { subjects } from '../../contracts/subjects.js';
import { DomainError } from '../../kernel/domain-error.js';
import { formatAmount } from '../../kernel/money.js';
import { append } from '../../messaging/outbox.js';
import type { Fresh, Tx } from '../../platform/transaction.js';
import { bookCommission, findCommissionsOf, insertCommissions, insertCommissionsNow } from '../commission/public.js';
import { termsInForce } from '../terms/public.js';
import { insertConversionNow, insertConversions, toConversionState } from './conversion.store.js';
import type { Conversion } from './conversion.store.js';
import { toConversionView } from './conversion.view.js';
import type { ConversionView } from './conversion.view.js';
import type { CustomerHasher } from './customer-hasher.js';
import { decideReport, identifyReport } from './decide-report.js';
import type { DecidedReport, IdentifiedReport, NewConversion, Report } from './decide-report.js';
import type { KnownOfReports } from './look-up-reports.js';
import { findRefundsOf } from './refund.store.js';
import { rejectRecorded } from './reject-recorded.js';
import { settleParkedRefunds } from './settle-parked-refunds.js';

export interface RecordedConversion {
  /** False when the order had been reported before: then this is that conversion as it stands. */
  readonly created: boolean;
  /** Whether this report took back a conversion that there was. */
  readonly rejected?: true;
  readonly conversion: ConversionView;
}

/**
 * Records reports of different orders in one transaction: each is decided for itself, and all that was decided is handed over
 * to be written with the commit.
 * @returns for each its conversion, or the DomainError by which it was refused; a refused one has written nothing
 */
export async function recordConversions(
  reports: readonly [Fresh<Report>, ...Fresh<Report>[]],
  { orders, facts }: KnownOfReports,
  customers: CustomerHasher,
): Promise<(RecordedConversion | DomainError)[]> {
  const [{ tx }] = reports;
  const identified = reports.map((report) => {
    const order = orders.get(report.write);
    if (order === undefined) throw new Error('an order was not looked up');
    return unlessRefused(() => identifyReport(report, order, facts));
  });
  const decided = await decideAll(tx, identified, customers);
  const recorded = decided.filter(
    (one): one is NewConversion => !(one instanceof DomainError) && one.existing === null,
  );
  for (const one of recorded) {
    await keep(one);
    one.report.write.inOwnFlow(() => announce(one));
  }
  const answers: (RecordedConversion | DomainError)[] = [];
  for (const one of decided) answers.push(one instanceof DomainError ? one : await answerOf(tx, one));
  return answers;
}

/** Decides about those that are of new orders, each by the terms that were in force when it occurred. */
async function decideAll(
  tx: Tx,
  identified: readonly (DecidedReport | IdentifiedReport | DomainError)[],
  customers: CustomerHasher,
): Promise<(DecidedReport | DomainError)[]> {
  const undecided = identified.filter((one): one is IdentifiedReport => 'evidence' in one);
  const asked = undecided.map(({ evidence, occurredAt }) => ({ programId: evidence.program.id, at: occurredAt }));
  const terms = (await termsInForce(tx.db, asked)).values();
  return identified.map((one) => {
    if (!('evidence' in one)) return one;
    const { value, done } = terms.next();
    if (done === true) throw new Error('terms were not looked up');
    return unlessRefused(() => decideReport(one, value, customers));
  });
}

/** Rows are written just before the commit, but for those that parked refunds may be about to change. */
async function keep({ report: { tx }, conversion, commissions, hasRefunds }: NewConversion): Promise<void> {
  if (hasRefunds) {
    await insertConversionNow(tx, conversion);
    await insertCommissionsNow(tx, commissions);
    return;
  }
  // A commission's row needs its conversion's, which is handed over first.
  tx.beforeCommit('record', insertConversions, conversion);
  for (const commission of commissions) tx.beforeCommit('record', insertCommissions, commission);
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
  const counts = conversion.status !== 'rejected';
  const delta = counts ? { conversions: 1, revenue } : { conversions: 0, revenue: formatAmount(0n, currency) };
  append(tx, {
    type: 'tributary.conversion.recorded.v1',
    subject: subjects.conversionRecorded,
    aggregateId: conversion.id,
    aggregateVersion: conversion.version,
    data: { conversion: toConversionState(conversion, programCurrency), delta },
  });
  for (const commission of commissions) bookCommission(tx, earning, commission);
  const { id, orderId, status, affiliateId, attribution } = conversion;
  const amount = { amount: revenue, currency };
  const after = { orderId, status, amount, affiliateId, reason: attribution.reason };
  tx.changed({ kind: 'conversion', id, before: null, after });
}

async function answerOf(tx: Tx, decided: DecidedReport): Promise<RecordedConversion> {
  if (decided.existing) {
    const { existing, rejects, report } = decided;
    if (!rejects) return { created: false, conversion: await viewOf(tx, existing) };
    const { claim, inOwnFlow } = report.write;
    const rejected = await inOwnFlow(() => rejectRecorded(report.tx, existing, claim?.reason ?? ''));
    return { created: false, rejected: true, conversion: await viewOf(tx, rejected) };
  }
  const { conversion, commissions, hasRefunds, report } = decided;
  // What has just been written need not be read again, unless a refund has changed it meanwhile.
  if (!hasRefunds) return { created: true, conversion: toConversionView(conversion, commissions, []) };
  return { created: true, conversion: await viewOf(tx, await settleParkedRefunds(report.tx, conversion)) };
}

async function viewOf(tx: Tx, conversion: Conversion): Promise<ConversionView> {
  const commissions = conversion.affiliateId === null ? [] : await findCommissionsOf(tx.db, conversion.id);
  return toConversionView(conversion, commissions, await findRefundsOf(tx.db, conversion));
}
