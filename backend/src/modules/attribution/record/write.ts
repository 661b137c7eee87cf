import { subjects } from '../../../contracts/subjects.js';
import { formatAmount } from '../../../kernel/money.js';
import { append } from '../../../messaging/outbox.js';
import type { Tx } from '../../../platform/transaction.js';
import { addCommissions, addCommissionsNow, bookCommission, findCommissionsOf } from '../../commission/public.js';
import { addConversion, addConversionNow, toConversionState, toCredited } from '../conversion.store.js';
import type { Conversion, RecordedRow } from '../conversion.store.js';
import { toConversionView } from '../conversion.view.js';
import type { ConversionView } from '../conversion.view.js';
import { findRefundsOf } from '../refund.store.js';
import { rejectRecorded } from '../reject-recorded.js';
import { conversionDelta } from '../rules/conversion-credits.js';
import { mainShare } from '../rules/main-share.js';
import { settleParkedRefunds } from '../settle-parked-refunds.js';
import type { EvaluatedOrder } from './evaluate.js';
import type { RepeatedReport } from './identify.js';

export interface RecordedConversion {
  /** False when the order had been reported before: then this is that conversion as it stands. */
  readonly created: boolean;
  /** Whether this report took back a conversion that there was. */
  readonly rejected?: true;
  readonly conversion: ConversionView;
}

/** Writes an order with everything that it earned, and answers with it. Refunds that came before it are applied at once. */
export async function write(order: EvaluatedOrder): Promise<RecordedConversion> {
  const { report, conversion, commissions, hasRefunds } = order;
  await keep(order);
  report.write.inOwnFlow(() => announce(order));
  // What has just been written need not be read again, unless a refund has changed it meanwhile.
  if (!hasRefunds) return { created: true, conversion: toConversionView(conversion, commissions, []) };
  return { created: true, conversion: await viewOf(report.tx, await settleParkedRefunds(report.tx, conversion)) };
}

/** Answers with the conversion that there is, after taking it back where the report says so. */
export async function answerRepeated({ report, conversion, rejects }: RepeatedReport): Promise<RecordedConversion> {
  const { tx, write: repeated } = report;
  if (!rejects) return { created: false, conversion: await viewOf(tx, conversion) };
  const { claim, inOwnFlow } = repeated;
  const rejected = await inOwnFlow(() => rejectRecorded(tx, conversion, claim?.reason ?? ''));
  return { created: false, rejected: true, conversion: await viewOf(tx, rejected) };
}

/** Rows are written just before the commit, one statement a table, but for those that parked refunds may be about to change. */
async function keep({
  report: { tx },
  conversion,
  recordedSeq,
  items,
  commissions,
  hasRefunds,
}: EvaluatedOrder): Promise<void> {
  const row: RecordedRow = { ...conversion, recordedSeq, items };
  if (hasRefunds) {
    await addConversionNow(tx, row);
    await addCommissionsNow(tx, commissions);
    return;
  }
  addConversion(tx, row);
  addCommissions(tx, commissions);
}

function announce({ report: { tx }, conversion, earning, commissions }: EvaluatedOrder): void {
  const { programCurrency } = earning;
  append(tx, {
    type: 'tributary.conversion.recorded.v2',
    subject: subjects.conversionRecorded,
    aggregateId: conversion.id,
    aggregateVersion: conversion.version,
    data: {
      conversion: toConversionState(conversion, programCurrency),
      delta: conversionDelta(null, toCredited(conversion, programCurrency)),
    },
  });
  for (const commission of commissions) bookCommission(tx, earning, commission);
  const { id, orderId, status, attribution } = conversion;
  const affiliateId = mainShare(attribution.shares)?.affiliateId ?? null;
  const currency = conversion.currency ?? programCurrency;
  const amount = { amount: formatAmount(conversion.amountMinor ?? 0n, currency), currency };
  const after = { orderId, status, amount, affiliateId, reason: attribution.reason };
  tx.changed({ kind: 'conversion', id, before: null, after });
}

async function viewOf(tx: Tx, conversion: Conversion): Promise<ConversionView> {
  return toConversionView(
    conversion,
    await findCommissionsOf(tx.db, conversion.id),
    await findRefundsOf(tx.db, conversion),
  );
}
